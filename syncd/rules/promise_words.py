"""The words for days, parts of a day and spans of time in the languages the judge reads: data for promise.py."""

from collections.abc import Mapping


def _table(rows: str) -> Mapping[str, int]:
    """``"0: monday montag"`` a line -> ``{"monday": 0, "montag": 0}``."""
    table: dict[str, int] = {}
    for row in rows.strip().splitlines():
        value, _, words = row.partition(":")
        table.update(dict.fromkeys((word.replace("_", " ") for word in words.split()), int(value)))
    return table


DAYS_AHEAD = _table("""
    0: today tonight heute aujourd'hui hoy hoje cob eod
    1: tomorrow tmrw tmr tomorow tommorow tommorrow morgen demain mañana manana amanhã amanha
    2: day_after_tomorrow the_day_after_tomorrow übermorgen uebermorgen après-demain pasado_mañana depois_de_amanhã
""")
WEEKDAYS = _table("""
    0: monday montag lundi lunes segunda segunda-feira
    1: tuesday dienstag mardi martes terça terça-feira terca terca-feira
    2: wednesday mittwoch mercredi miércoles miercoles quarta quarta-feira
    3: thursday donnerstag jeudi jueves quinta quinta-feira
    4: friday freitag vendredi viernes sexta sexta-feira
    5: saturday samstag sonnabend samedi sábado sabado
    6: sunday sonntag dimanche domingo
""")
SHORT_WEEKDAYS = _table("""
    0: mon
    1: tue tues
    2: wed weds
    3: thu thur thurs
    4: fri
    5: sat
    6: sun
""")
"""Understood after an English preposition only: ``mon`` is French for "my", ``sat`` and ``sun`` are words."""
MONTHS = _table("""
    1: january jan januar janvier enero janeiro jänner
    2: february feb februar février fevrier febrero fevereiro
    3: march mar märz maerz mars marzo março marco
    4: april apr avril abril
    5: may mai mayo maio
    6: june jun juni juin junio junho
    7: july jul juli juillet julio julho
    8: august aug août aout agosto
    9: september sep sept septembre septiembre setembro
    10: october oct oktober okt octobre octubre outubro
    11: november nov novembre noviembre novembro
    12: december dec dezember dez décembre decembre diciembre dezembro
""")
MINUTES_OF_UNIT = _table("""
    1: minute minutes min mins minuten minuto minutos
    60: hour hours hr hrs h stunde stunden std heure heures hora horas
    1440: day days tag tage tagen jour jours día días dia dias
    10080: week weeks wk wks woche wochen semaine semaines semana semanas
    43200: month months monat monate monaten mois mes meses mês
""")
NUMBERS = _table("""
    1: a an one ein einer einem eine une un uno una um uma
    2: two zwei deux dos dois duas couple_of a_couple_of a_couple couple ein_paar paar quelques un_par_de
    2: um_par_de
    3: three drei trois tres três few a_few unos unas algunos algumas alguns
    4: four vier quatre cuatro quatro
    5: five fünf cinq cinco
    6: six sechs seis
    7: seven sieben sept siete sete
    8: eight acht huit ocho oito
    9: nine neun neuf nueve nove
    10: ten zehn dix diez dez
    12: twelve zwölf
    15: fifteen fünfzehn quinze quince
    20: twenty zwanzig vingt veinte vinte
    24: twenty-four
    30: thirty half_an dreißig trente treinta trinta
    48: forty-eight
""")
HOURS_OF_PART = _table("""
    12: morning mid-morning noon midday lunch lunchtime vormittag vormittags mittag mittags früh matin midi mediodía
    12: manhã meio-dia la_mañana por_la_mañana a_primera_hora primera_hora cedo
    12: première_heure breakfast standup stand-up
    17: afternoon nachmittag nachmittags après-midi tarde eod cob end_of_day end_of_business close_of_business
    17: close_of_play cop dienstschluss feierabend fin_de_journée fin_del_día fim_do_dia
    21: evening tonight abend abends soir noche noite
""")
END_OF_WEEK = (
    "end of week", "end of the week", "end of this week", "the end of the week", "the end of this week", "eow",
    "this week", "later this week", "ende der woche", "ende dieser woche", "wochenende", "diese woche", "dieser woche",
    "fin de semaine", "la fin de la semaine", "fin de la semaine", "cette semaine", "fin de semana", "final de semana",
    "final de la semana", "esta semana", "fim da semana", "fim de semana", "final da semana",
)  # fmt: skip
NEXT_WEEK = (
    "end of next week", "next week", "early next week", "nächste woche", "nächster woche", "kommende woche",
    "naechste woche", "la semaine prochaine", "semaine prochaine", "la próxima semana", "próxima semana",
    "la semana que viene", "semana que viene", "na próxima semana", "semana que vem",
)  # fmt: skip
END_OF_MONTH = (
    "end of month", "end of the month", "end of this month", "eom", "this month", "ende des monats", "monatsende",
    "fin du mois", "fin de mes", "final de mes", "fim do mês", "final do mês", "este mes", "este mês", "ce mois",
)  # fmt: skip
NEXT_MONTH = (
    "next month", "nächsten monat", "nächster monat", "le mois prochain", "mois prochain", "el próximo mes",
    "próximo mes", "próximo mês", "mês que vem", "el mes que viene",
)  # fmt: skip
BEFORE_A_TIME = (
    "by", "until", "till", "til", "before", "on", "at", "around", "no later than", "not later than", "latest", "this",
    "next", "for", "from", "sometime", "later", "first thing", "early", "late", "the", "of", "coming",
    "bis", "bis zum", "bis spätestens", "spätestens", "am", "um", "gegen", "vor", "zum", "im laufe des", "nächsten",
    "kommenden", "avant", "d'ici", "d'ici à", "jusqu'à", "pour", "le", "à", "vers", "au plus tard", "avant la", "dans",
    "antes de", "antes del", "hasta", "para", "para el", "el", "a las", "sobre las", "a más tardar", "este", "al",
    "até", "até o", "até a", "antes da", "antes do", "na", "no", "às", "as", "até às", "para a", "à", "la", "l'",
    "avant le", "d'ici le", "jusqu'au", "d'ici la", "d'ici demain", "de la", "por la", "da", "de", "in der", "in the",
)  # fmt: skip
BEFORE_A_SPAN = (
    "in", "within", "in the next", "within the next", "over the next", "in about", "in around", "after", "for the next",
    "in den nächsten", "innerhalb von", "binnen", "in etwa", "dans", "d'ici", "sous", "en", "dentro de", "em",
    "daqui a", "dans les", "en unas", "en los próximos", "nos próximos",
    "give me", "give us", "gib mir", "gebt mir", "donne-moi", "laisse-moi", "dame", "dadme", "me dá",
)  # fmt: skip
