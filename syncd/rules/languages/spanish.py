"""Spanish: what asks, and what thanks, closes, acknowledges, promises."""

from syncd.rules.phrases import Vocabulary

FILLERS = "y pero pues entonces sí si no vale ok bueno también oye"
GREETINGS = "hola buenas buenos estimado estimada querido querida gracias"

PHRASES: Vocabulary = {
    "question_form": """
        ^cómo|cuándo|dónde|quién|cuál|cuáles|cuánto|cuánta|cuántos|qué *
        ^como puedo|podemos|se|hago
        ^por qué
        ^cuando|donde estará|está|puedo|podemos|se
        alguien sabe|tiene|puede|podría|ha|conoce
        ^[una|tengo|tenemos] pregunta|duda|consulta
        ^tengo|tenemos una pregunta|duda|consulta
        ^hay alguna|algún|alguien|novedades|forma|manera|noticias
        ^es|sería posible|normal|correcto
        ^puedo|podemos|debo|se|sabes|saben|sabéis|tienes|tienen|tenéis|has|han|habéis [puede|debe] *
        saber|pregunto|preguntaba|seguro|sé|entiendo si|cómo|cuándo|dónde|por|cuál|qué|quién
        alguna|algún novedad|noticia|avance|idea|actualización
    """,
    "request_form": """
        puedes|podrías|puede|podría|podéis|podríais|pueden|podrían [por|favor|usted|ustedes] *
    """,
    "request": """
        por|porfa favor *
        por favor$
        porfa|porfavor
        necesito|necesitamos|necesitaría|necesitaríamos
        quisiera|quisiéramos|queremos|querríamos|quería [saber|que|pedir]
        me|nos gustaría|encantaría
        os|le|les|te agradecería|agradeceríamos|ruego|pido|pedimos
        avísame|avísanos|avisadme|avíseme|dime|díganme|decidme
        dinos|confírmame|confirmadme|envíame|envíanos|mándame|ayúdame
        házmelo|hágame saber
        échale|echa|echadle|échenle un vistazo|ojo
        quedo|quedamos a|en la espera
        a|en la espera de
        espero|esperamos [tu|su|vuestra] respuesta|noticias|comentarios
        sería bueno|útil|genial|ideal|posible
        revisa|revisen|revisad|comprueba|comprobad esto|el|la|si|los|las|por
    """,
    "feedback": """
        no funciona|funcionan|carga|va|anda|aparece|aparecen
        no puedo|podemos|entiendo|entendemos|encuentro|coincide|responde
        no [se] puede|abre|ve|guarda|actualiza|muestra
        es|está|están|sigue|muy|demasiado|un|resulta confuso|confusa|roto|rota|lento
        es|está|están|sigue|muy|demasiado|un|resulta lenta|incorrecto|mal|caído|bloqueado
        es|está|sigue|muy|demasiado|resulta incomprensible|inaceptable|desactualizado|incorrecta|rotos|bloqueada
        estamos|estoy|quedamos bloqueados|bloqueado|bloqueada|preocupados|preocupado|atascados|atascado
        clientes|usuarios se quejan
        clientes|usuarios reportan|reclaman
        sigue|siguen sin|fallando|igual|roto|mal
        falta|faltan|falla|fallan el|la|los|las|un|una|en|al|cuando
        error|problema|fallo al|en|con|cuando|de
        ^error|problema|fallo|bug *
        tengo|tenemos|hay|da un|una problema|error|fallo|duda
        preferiría|preferiríamos|prefiero|preferimos
        esto|eso está|es mal|incorrecto|grave
        urgente|urge
        sin respuesta|noticias
        todavía|aún no
    """,
    "update": """
        adjunto|adjunta|adjuntos|adjuntamos [el|la|los]
        aquí está|están|tienes|tenéis|tienen|va
        para tu|su|vuestra revisión|aprobación|información
    """,
    "thanks": """
        gracias [por|a|de|mil|otra] [todo|todos|tu|su|la|el|ti|antemano|vez]
        muchas|mil|muchísimas gracias [por] [todo|tu|su|la]
        agradecido|agradecida|agradezco|agradecemos
    """,
    "thanks_ahead": """
        gracias de|por antemano|adelantado
    """,
    "closing": """
        ya está|lo|quedó [resuelto|solucionado|encontré|resolví|solucioné|tengo|arreglado|hecho]
        resuelto|solucionado|arreglado$
        problema [está|fue] resuelto|solucionado
        ya|ahora [sí] funciona|va|carga [bien|todo|perfecto]
        funciona ahora|perfecto|bien|perfectamente
        no importa$
        olvídalo|olvidadlo|olvídenlo
        ya no hace|es|lo [falta|necesario|necesito|necesitamos]
        todo bien|resuelto|correcto|listo
        lo he|hemos resuelto|encontrado|solucionado|conseguido
    """,
    "acknowledgement": """
        lo|la|los reviso|miro|veo|compruebo|consulto|vemos|revisamos|miramos [ahora|enseguida|y|mañana]
        voy|vamos a revisar|mirar|comprobar|ver|preguntar|consultar [lo|esto]
        estoy|estamos en|revisando|mirando|trabajando|con|investigando [ello|esto|lo|eso]
        déjame|dejadme|déjeme revisar|ver|comprobar|mirar|consultar|preguntar
        ^anotado|recibido|entendido|enterado
        tomo|tomamos nota
        me|nos encargo|pongo|encargamos|ponemos
        un momento|segundo|minuto
        enseguida
    """,
    "commitment": """
        lo|la|los|te|os|le|les|se enviaré|envío|haré|hago|mando|mandaré
        lo|la|los|te|os|le|les|se tendré|tendrás|tendrá|enviaremos|haremos|tendréis|tengo
        lo|la|te|os|le|les|se lo envío|mando|enviaré|mandaré|envía|paso|tengo|hago
        enviaré|haré|mandaré|responderé|entregaré|enviaremos|haremos|tendremos|responderemos|entregaremos|envío
        estará|estarán|quedará|será [listo|lista|resuelto|corregido|disponible]
        para|antes el|del|de lunes|martes|miércoles|jueves|viernes|mañana|fin|final
        voy|vamos a enviar|hacer|mandar|entregar|responder|enviarte|enviarlo|hacerlo|mandarlo
    """,
    "absence": """
        estaré|estoy|estará|estamos fuera|ausente|vacaciones
        estaré|estoy|estará de vacaciones|viaje|baja
        no podré|podremos|llegaré|creo|puedo
    """,
    "auto_reply": """
        respuesta|mensaje automática|automático
        fuera de la oficina
        estoy|estaré [actualmente] ausente|fuera
    """,
    "pleasantry": """
        ^hola [a] [todos|todas|equipo|chicos]
        ^buenos|buenas días|tardes|noches
        genial|perfecto|excelente|estupendo|fantástico
        felicidades|enhorabuena|felicitaciones|bravo|increíble|maravilloso
        buen|gran|feliz|muy trabajo|cumpleaños|día|semana|bien|finde|idea|fin
        de nada
        sin|ningún problema
        no hay problema
        con gusto
        bienvenido|bienvenida|bienvenidos
        me alegro
    """,
    "pleasantry_question": """
        cómo estás|está|están|estáis|va|te|vas [todo|va|hoy|usted|ustedes]$
        qué tal [todo|estás|va|el] [fin|todo] [de] [semana]$
        todo bien$
    """,
    "courtesy_question": """
        te|os|le|les sirve|ayuda|parece|vale|va [bien|esto|eso]$
        vale|ok|de acuerdo$
    """,
    "tag_question": """
        verdad|correcto|cierto|no$
    """,
    "not_asking": """
        si tienes|tiene|tenéis|tienen alguna|más|cualquier [otra] pregunta|duda|dudas|preguntas|consulta
        no dudes|dude|duden|dudéis
        cualquier duda|cosa|consulta
        no hace falta
        sin|no prisa|urge
    """,
    "answer_words": """
        porque|debido|causa|causado|corregido|desplegado|motivo
    """,
    "but": """
        pero|aunque|sin|lamentablemente embargo
        pero|aunque|lamentablemente
    """,
}
