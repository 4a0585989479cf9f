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
        ^puedo|podemos|debo|sabes|saben|sabéis|tienes|tienen|tenéis|habéis [puede|debe] *
        ^se puede|pueden|debe|sabe|podría *
        ^has|han podido|visto|recibido|revisado|hecho|tenido|probado|enviado|pensado
        saber|pregunto|preguntaba|seguro|sé|entiendo si|cómo|cuándo|dónde|por|cuál|qué|quién
        alguna|algún novedad|noticia|avance|idea|actualización
        me|nos preguntaba|preguntábamos|gustaría|interesa [saber] si|cuándo|cómo|dónde|qué|cuál
        útil|bueno|importante|interesante saber
        ^quién|quiénes *
        no sé|sabemos|entiendo si|cómo|cuándo|por|qué|dónde
        ^sabes|sabe|saben|sabéis|sabrías si|dónde|cuándo|cómo|quién|qué|por|cuál|algo
        qué opinas|opináis|opinan|piensas|pensáis|piensan|os|te|les
        ^a|para|de|con|desde qué|quién|cuándo|dónde
        alguien que|más|sabría|puede|podría
        hay [alguna|algún] [forma|manera|novedad|fecha|plan|previsión|opción]
        ^será|es|está que|posible|normal|previsto|disponible
        tengo|tenemos|misma la|esa|misma [misma] duda|pregunta
        misma duda|pregunta
    """,
    "request_form": """
        puedes|podrías|puede|podría|podéis|podríais|pueden|podrían [por|favor|usted|ustedes] *
        me|nos|os|le puedes|podrías|puede|podría|podéis|podríais|pueden *
        podemos|podríamos tener|ver|hablar|quedar|contar|saber
        alguien puede|podría|me|nos *
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
        quedo|quedamos atento|atenta|atentos|pendiente|pendientes [a|de]
        esperando|espera|esperamos [todavía|aún|por] los|las|el|la|tu|su|vuestra|respuesta|noticias|datos
        espero|esperamos [tu|su|vuestra|vuestros|tus|sus]
        échale|echa|échenle|echadle|dale [un] vistazo|ojo|un
        cuéntame|cuéntanos|confírmanos|respóndeme|contéstame|indícame
        indíquenos|pásame|pásanos|compárteme|recuérdame|ayúdanos|ayúdenme
        hazme|hacedme|háganme|hágame saber
        favor de *
        revisad|revisen|revisa|mirad|mira|leed|lee antes|por|el|la|los|las|si|esto|cuando
        confirmad|confirma|comprobad|validad|valida|responded|responde antes|por|el|la|los|las|si|esto|cuando
        necesito|necesitamos que|vuestra|tu|su|el|la|los|las|una|un
        hace|haría falta que|revisar|confirmar|validar
        no olvides|olvidéis|olviden|olvide
        sería [muy] bueno|útil|genial|ideal|posible|conveniente
        agradecería|agradeceríamos|agradezco [que|si|mucho|tu|su] *
        yo pondría|quitaría|cambiaría|movería|cortaría|usaría|añadiría|eliminaría
    """,
    "feedback": """
        ^[sigue|sale] [el|la] mismo|misma error|página|pantalla|resultado|mensaje|comportamiento
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
        no me|nos|le|se [deja|sale|carga|permite|abre] [entrar] *
        no cuadran|cuadra|coinciden|coincide|sirve|sirven|llega|llegan|sale|salen|responden|encaja
        me|nos|le sale|salen|da|aparece un|una|error
        es|son|resulta|parece|está|están [muy|demasiado|un|bastante] confuso|confusos|confusas|complicado|complicada
        es|son|resulta|parece|está|están [muy|demasiado|un|bastante] difícil|caro|raro|rota|vacío|vacía
        se [ha] [quedado] cae|cuelga|bloquea|colgó|rompió|cayó|cierra|cuelgado
        no podemos|puedo|pude|pudimos|logro|logramos|consigo|conseguimos
        mensaje de error
        va|está [muy|demasiado] lento|lenta|mal|caído|caída
        muy|demasiado lento|lenta|confuso|confusa|complicado|tarde|difícil
        corta|pierde|borra|duplica|sobrescribe los|las|el|la|nuestros|nuestras
        más lento|lenta|lentos que
        ^no del|mucho|realmente todo
    """,
    "update": """
        adjunto|adjunta|adjuntos|adjuntamos [el|la|los]
        aquí está|están|tienes|tenéis|tienen|va
        para tu|su|vuestra revisión|aprobación
        para [tu|su|vuestra] revisión|aprobación|firma|visto|validación
    """,
    "rhetorical": """
        quién lo|iba diría|dijera|hubiera|habría|a|pensaría [dicho|decir|imaginado]$
        qué le|se [vamos|va|puede] [a] hacer|decir$
        no es genial|increíble|estupendo|maravilloso|fantástico|bonito|curioso$
        por qué no$
        quién sabe$
        qué más [se] puede|quieres|da [pedir]$
        en serio|verdad$
        qué puede|podría salir mal$
        y qué$
        a quién le importa$
    """,
    "agreement": """
        de acuerdo con *
        estoy|estamos [totalmente|completamente] de acuerdo
        aprobado|validado|ok|bien|perfecto|conforme por|de mi|nuestra parte|lado
        por mi|nuestra parte [todo|está] [ok|bien|perfecto|aprobado|correcto]
        me|nos parece bien|perfecto|correcto|genial
        sin comentarios|objeciones
        nada que añadir|objetar|agregar
    """,
    "notice": """
        para [tu|su|vuestra] información|conocimiento
        a título informativo
        llego|llegaré|llegamos ... [minutos] tarde
        felicidades|enhorabuena|felicitaciones a|por *
    """,
    "thanks": """
        gracias [por|a|de|mil|otra] [todo|todos|tu|su|la|el|ti|antemano|vez]
        muchas|mil|muchísimas gracias [por] [todo|tu|su|la]
        agradecido|agradecida|agradezco|agradecemos
        gracias por|a|de [tu|su|la|el|lo|vuestra|avisar|todo] [ayuda|respuesta|rapidez|información|apoyo]
    """,
    "thanks_ahead": """
        gracias de|por antemano|adelantado
    """,
    "closing": """
        ya está|quedó [resuelto|solucionado|arreglado|hecho]
        ya lo resolví|solucioné|arreglé|conseguí
        resuelto|solucionado|arreglado$
        problema [está|fue] resuelto|solucionado
        ya|ahora [sí] funciona|va|carga [bien|todo|perfecto]
        funciona ahora|perfecto|bien|perfectamente
        no importa$
        olvídalo|olvidadlo|olvídenlo
        ya no hace|es|lo [falta|necesario|necesito|necesitamos]
        todo bien|resuelto|correcto|listo
        lo he|hemos resuelto|encontrado|solucionado|conseguido
        podéis|puedes|pueden|podemos|puede cerrar|cerrarlo [el|la|este|esta|lo] [ticket|incidencia|tema|caso]
        se puede cerrar
        ya está|quedó|funciona|va [encontrado|resuelto|solucionado]
        ya lo [he|hemos] encontré|encontrado|resuelto|solucionado|vi|tengo|entendí|entiendo
        problema|duda|tema|incidencia [ya] [está|fue|queda] resuelto|resuelta|solucionado|aclarado|aclarada|cerrado
        ignora|ignorad|ignoren|olvida|olvidad [mi|el|lo|este] [mensaje|anterior|pregunta]
        falsa alarma
        asunto|tema resuelto|cerrado|zanjado
        canal|hilo|chat equivocado
        equivocado|equivoqué de canal|hilo|chat
        al final no|ya [hace|es|hacía] [falta|necesario]
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
        voy|vamos|vemos a revisarlo|mirarlo|verlo|comprobarlo|consultarlo|preguntarlo|investigarlo|investigar
        voy|vamos a revisarla|echarle|echar|darle|checarlo|checar
        ahora|luego|enseguida|mañana|hoy lo|la|los|te|os miro|reviso|veo|compruebo|digo|confirmo|cuento
        me|nos lo|la|encargo|ocupo|pongo|encargamos|ocupamos|apunto|anoto|miro|reviso [yo|con|a|de] [ello|eso]
        ^entendido|anotado|recibido|enterado|oído|perfecto$
        de acuerdo$
        dame|denme|dadme un|unos momento|minuto|minutos|segundo|rato
        en ello
        te|os|le|les digo|aviso|cuento|confirmo algo|cuando|en|luego|mañana|pronto
        ^pronto
        perdón|perdona|perdonad|disculpa|disculpad por|el [la|el] [retraso|tardanza]
        dame|denme|dadme una|media|dos|diez [hora] [hora|horas|minutos]
        estoy|estamos corrigiendo|arreglando|resolviendo|preparando|escribiendo [lo|esto]
    """,
    "commitment": """
        lo|la|los|te|os|le|les|se enviaré|envío|haré|hago|mando|mandaré
        lo|la|los|te|os|le|les|se tendré|tendrás|tendrá|enviaremos|haremos|tendréis|tengo
        lo|la|te|os|le|les|se lo envío|mando|enviaré|mandaré|envía|paso|tengo|hago
        enviaré|haré|mandaré|responderé|entregaré|enviaremos|haremos|tendremos|responderemos|entregaremos|envío
        estará|estarán|quedará|será [listo|lista|resuelto|corregido|disponible]
        para|antes el|del|de lunes|martes|miércoles|jueves|viernes|mañana|fin|final
        voy|vamos a enviar|hacer|mandar|entregar|responder|enviarte|enviarlo|hacerlo|mandarlo
        te|os|le|les|se lo|la|los|las mando|envío|paso|enviaré|mandaré|entrego|confirmo|digo|tendré
        estará|estarán|queda|quedará|tendréis|tendrás|tendrán|sale|llega|saldrá [listo|lista|listos|mañana|hoy|el]
        prometo|prometemos|planeamos|esperamos|preveo|prevemos [tenerlo|enviar|terminar|entregar]
        lo|la tendrás|tendréis|tendrán|tienes|entregamos|entregaremos|subo|subiré|arreglo|arreglaré|corrijo
        te|os|le|les llamo|comento|respondo|contesto|escribo
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
        ^buen|feliz|buena fin|finde|semana|día|tarde|viaje|navidad|año|vacaciones [de] [semana]
        bien hecho
        buen|gran|qué|excelente trabajo|bueno|bien|idea|noticia
        me|nos alegra|alegro|alegramos
        igualmente|salud|ánimo
        suerte
    """,
    "pleasantry_question": """
        cómo estás|está|están|estáis|va|te|vas [todo|va|hoy|usted|ustedes]$
        qué tal [todo|estás|va|el] [fin|todo] [de] [semana]$
        todo bien$
        cómo va|vas|estás|te|andas|andamos|lo|fue [todo|el|la|llevas|va] [fin|día|semana|bien] [de] [semana]$
        qué tal [todo|estás|va|el|la|te|os] [fin|todo|día|semana|va] [de] [semana]$
        todo bien|en|ok [por] [orden|ahí|allí]$
    """,
    "courtesy_question": """
        te|os|le|les sirve|ayuda|parece|vale|va [bien|esto|eso]$
        vale|ok|de acuerdo$
        [está|queda] mejor|bien así|ahora$
        así [está|queda] mejor|bien$
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
        cualquier duda|cosa|consulta|pregunta [me|nos|quedo] [dices|decís|avisas|dicen|disposición]
        no es|hace necesario|falta|urgente
        sin compromiso|prisa|prisas
        solo para|a informar|informaros|título|vuestra
        quedo|quedamos a [tu|su|vuestra] disposición
    """,
    "answer_words": """
        porque|debido|causa|causado|corregido|desplegado|motivo
    """,
    "but": """
        pero|aunque|sin|lamentablemente embargo
        pero|aunque|lamentablemente
    """,
}
