"""Portuguese: what asks, and what thanks, closes, acknowledges, promises."""

from syncd.rules.phrases import Vocabulary

FILLERS = "e mas então sim não ok bom também tá certo"
GREETINGS = "olá ola oi bom boa prezado prezada prezados caro obrigado obrigada"

PHRASES: Vocabulary = {
    "question_form": """
        ^como|quando|onde|quem|qual|quais|quanto|quantos posso|podemos|é|está|estão|faço|fazemos
        ^como|quando|onde|quem|qual|quais|quanto|quantos vai|pode|será|são|eu|a|o|ficou
        ^por que|quê
        ^porque não
        ^o que|quê
        alguém sabe|tem|pode|poderia|conhece|conseguiu
        ^[tenho|temos|uma] dúvida|pergunta
        ^tenho|temos uma dúvida|pergunta
        ^há|tem|existe alguma|algum|alguém|previsão|como|novidades|jeito|forma
        ^é|seria possível|normal|correto
        saber|pergunto|certeza|sei|entendi se|como|quando|onde|por|qual|quem
        alguma|algum novidade|notícia|ideia|atualização|previsão|retorno
        ^vocês|você têm|tem|sabem|sabe
        ^quando|quem|onde|qual|quais|como|quanto sai|cuida|chega|fica|começa|termina
        ^quando|quem|onde|qual|quais|como|quanto funciona|está|tem|é|foi|vem|responde
        ^quem *
        ^quando o|a|vocês|você|vai|vão|teremos|podemos|posso
        me perguntava|pergunto se
        útil|bom|importante|interessante saber
        ^você|vocês|tu sabe|sabem|sabes|têm|tem|teria|acha|acham se|onde|quando|como|quem|que|o|alguma|notícias|algo
        o que acha|acham|achas|pensa|pensam
        será que
        tem como
        não sei|sabemos|entendi se|como|quando|por|o
        alguém que|mais|saberia|pode|poderia|aí
        ^de|para|com|desde quando|quem|onde|que|qual
        ^já tem|temos|saiu|chegou|foi|está|há
        mesma dúvida|pergunta
    """,
    "request_form": """
        pode|poderia|podem|poderiam|consegue|conseguem|podes|poderias [por|favor|você|vocês|me|nos] *
        vocês|você podem|pode|poderiam|poderia|conseguem|consegue
        me|nos|você|vocês pode|poderia|podem|poderiam|consegue|conseguem|conseguiria *
        tem como *
        poderíamos|podemos ter|ver|falar|marcar|contar
    """,
    "request": """
        por favor *
        por favor$
        favor verificar|enviar|confirmar|revisar|responder|avisar|corrigir
        preciso|precisamos|precisaria|precisaríamos
        gostaria|gostaríamos|queria|queríamos|quero|queremos [de] [saber|que]
        agradeço|agradeceria [se|desde|a|pelo] *
        me|nos avise|avisem|avisa|diga|digam|informe|informem|envie|enviem|ajude|ajudem|mande|confirme|retorne
        avise-me|diga-me|envie-me|informe-me|avisem-me|ajude-me
        dê|dá|deem|dar uma olhada
        fico|ficamos no|à|em aguardo|espera
        no|em aguardo
        aguardo|aguardamos|aguardando [seu|sua|um|o|a] [retorno|resposta]
        seria bom|ótimo|útil|possível|legal
        verifique|verifiquem|revise|revisem|confirme|confirmem|corrijam|enviem|envie o|a|os|se|isso|por
        me|nos confirma|confirmam|avisa|avisem|envia|enviam|manda|mandem *
        me|nos passa|passem|ajuda|responde|retorna|dá|dê|fala *
        fico|ficamos|fica no|à|em|ao aguardo|espera|aguardando
        esperando|aguardando [por|ainda|pelos] o|os|a|as|seu|sua|retorno|resposta|dados
        dá|dê|dar|deem|dão uma olhada|olhadinha|conferida|checada
        poderia|preciso|precisamos|precisaria [de|da|do|que] *
        por favor *
        revisem|revise|revisa|confiram|confira|leiam|leia antes|até|o|a|os|as|se|isso|por
        validem|valide|verifica|verifique|respondam|responda|confirma antes|até|o|a|os|as|se|isso|por
        não esqueça|esqueçam|esquece|deixe|deixem [de]
        favor *
        gostaria|gostaríamos de|que|da|do
        seria [muito] bom|ótimo|útil|possível|legal|importante
        peço|pedimos [que|a|o|por] *
        eu colocaria|tiraria|mudaria|moveria|cortaria|trocaria|usaria|adicionaria
    """,
    "feedback": """
        ^[continua] [o|a] mesmo|mesma erro|página|tela|resultado|mensagem|comportamento
        não funciona|funcionam|carrega|abre|aparece|aparecem|consigo
        não conseguimos|entendo|entendi|encontro|encontramos|está|bate
        é|está|estão|continua|muito|ficou confuso|confusa|quebrado|quebrada|lento
        é|está|estão|continua|muito|ficou lenta|errado|errada|incorreto|travado|fora
        é|está|continua|muito|ficou incompreensível|inaceitável|desatualizado|bloqueado|ruim
        estamos|estou|ficamos bloqueados|bloqueado|bloqueada|preocupados|preocupado|travados|travado
        clientes|usuários|utilizadores [estão] reclamam|reclamando|reclamaram|queixam
        continua|continuam com|quebrado|falhando|igual|sem|errado
        falta|faltam|falha|falham o|a|os|as|um|uma|no|na|ao|quando
        erro|problema|falha ao|no|na|com|quando|em|de
        ^erro|problema|falha|bug *
        tenho|temos|há|dá|tem um|uma problema|erro|falha
        prefiro|preferimos|preferia|preferiria
        isso|isto está|é errado|incorreto|grave
        urgente
        sem|nenhuma resposta|retorno|notícias
        ainda não
        não batem|bate|consegui|conseguimos|conseguem|consigo|carrega|abrem|chegou|chega|aparecem|salva|responde
        não está|estão funcionando|aparecendo|carregando|abrindo|certo|certos|chegando|salvando
        está|estão|fica|tá dando|com|apresentando|lento|lenta|fora|quebrado|travando|caindo [um] [erro|problema|falha]
        dando|deu|dá erro|problema|falha
        é|são|parece|ficou|está|estão [muito|meio|bastante|um] confuso|confusa|confusos|confusas|complicado
        é|são|parece|ficou|está|estão [muito|meio|bastante|um] complicada|difícil|caro|estranho|vazio|vazia
        muito|meio|bastante lento|lenta|confuso|confusa|complicado|difícil|tarde
        mensagem de erro
        números|dados|valores [não|estão] errados|incorretos|batem
        caiu|travou|quebrou|parou [de] [de|o|a|tudo|funcionar]
        ninguém responde|respondeu|consegue
        corta|perde|apaga|duplica|sobrescreve os|as|o|a|nossos|nossas
        mais lento|lenta que|do
        ^não muito|exatamente|realmente
    """,
    "update": """
        segue|seguem [em|o|a|os|as] [anexo]
        em|no anexo
        aqui está|estão
        para sua|vossa|tua revisão|aprovação
        para [a] [sua|vossa|tua] revisão|aprovação|assinatura|validação|análise
    """,
    "rhetorical": """
        quem diria|imaginaria|sabe|liga$
        fazer o quê|que$
        não é ótimo|lindo|incrível|legal|demais|maravilhoso|fantástico|engraçado$
        por que não$
        o que mais posso|podemos|dá|se [para] pedir|querer|dizer$
        sério|mesmo|jura$
        o que pode|poderia dar errado$
        e daí$
        quem não|nunca *$
    """,
    "agreement": """
        concordo|concordamos [com|totalmente|plenamente]
        estou|estamos de acordo
        aprovado|validado|ok|certo por|da mim|nós|minha|nossa [parte]
        por mim [tudo|está] ok|bem|certo|aprovado
        sem objeções|comentários|ressalvas
        nada a acrescentar|opor
    """,
    "notice": """
        para [sua|vossa|seu] informação|conhecimento
        só|apenas informando
        chego|chegarei|vou ... [minutos] atrasado|atrasada|atrasar
        parabéns ao|à|aos|pelo|pela *
    """,
    "thanks": """
        obrigado|obrigada|obrigadão|obg|valeu|brigado|brigada [por|pela|pelo|a|mesmo] [tudo|todos|sua|ajuda]
        muito|muitíssimo obrigado|obrigada [por|pela|pelo] [tudo|sua|ajuda]
        agradecido|agradecida|agradecemos|grato|grata
        obrigado|obrigada por|pela|pelo|pelas|pelos [a|o|sua|seu|tudo] [ajuda|resposta|retorno|atenção|informação]
        valeu|grato|grata por|pela|pelo|pelas|pelos [a|o|sua|seu|tudo] [ajuda|resposta|retorno|atenção|informação]
    """,
    "thanks_ahead": """
        obrigado|obrigada|grato|grata desde|antecipadamente [já]
        desde já
    """,
    "closing": """
        já resolvi|resolvemos|consegui|conseguimos|encontrei|achei|está [resolvido|tudo|certo]
        resolvido|solucionado|corrigido$
        problema [está|foi] resolvido|solucionado
        já|agora funciona|funcionou|está [bem|funcionando|certo]
        funcionou|funciona agora|perfeitamente|bem|certinho|obrigado|obrigada
        ^funcionou
        deixa|deixe pra|para lá
        esquece|esqueça|esqueçam
        não precisa|preciso|é mais [necessário]
        tudo certo|bem|resolvido|ok
        consegui|conseguimos resolver|resolvi
        pode|podem|podemos fechar|encerrar|finalizar [o|a|este|esse|esta] [chamado|ticket|tarefa|caso|assunto]
        problema|dúvida|chamado|questão [já] [está|foi] resolvido|resolvida|solucionado|sanada|esclarecida|encerrado
        já [foi|está|consegui|conseguimos|tá] resolvido|resolver|resolvi|resolvemos|achei|encontrei|vi|entendi|ok|certo
        ignora|ignore|ignorem|desconsidere|desconsiderem|desconsidera [a|o|minha|meu|isso] [mensagem|pergunta|anterior]
        alarme falso
        voltou a funcionar|ao|normal
        tudo [já] resolvido|certo|funcionando [agora|aqui]
        canal|chat|grupo errado
    """,
    "acknowledgement": """
        vou|vamos verificar|olhar|ver|checar|conferir|perguntar|analisar [isso|isto|e|aqui]
        estou|estamos verificando|olhando|vendo|analisando [verificar|ver|isso|nisso]
        estou|estamos trabalhando|checando|investigando|a [verificar|ver|isso|nisso]
        deixa|deixe|deixem eu|me|que verificar|ver|checar|olhar|conferir
        ^anotado|recebido|entendido|ciente|entendi
        pode deixar
        um momento|segundo|minuto|instante
        já volto|vejo|verifico
        vou|vamos dar|dá|tentar|pesquisar|investigar|testar|confirmar [uma] [olhada|olhadinha|conferida]
        pode deixar [comigo|conosco]
        deixa|deixe comigo|conosco
        estou|estamos|tô vendo|olhando|analisando|verificando [isso|nisso|isto|aqui]
        estou|estamos|tô checando|nisso|trabalhando|investigando [isso|nisso|isto|aqui]
        ^entendido|anotado|recebido|ciente|beleza|combinado|certo|ok|fechado$
        já|agora|logo te|vou|estou|lhe|vos verifico|vejo|olho|aviso|retorno|digo|verificar|ver|olhar
        fico|ficamos responsável|encarregado
        te|lhe|vos aviso|retorno|digo|confirmo assim|quando|em|logo|amanhã|depois
        só um|1 momento|minuto|instante|segundo|minutinho
        ^logo|jajá$
        desculpa|desculpe|desculpem pela|pelo|por|o *
        me dá|dê uma|meia|duas|dez [hora] [hora|horas|minutos]
        estou|estamos|tô corrigindo|arrumando|ajustando|consertando|resolvendo|preparando [isso|isto]
    """,
    "commitment": """
        eu|nós|a|te|lhe|vos|vou|vamos envio|enviarei|mando|faço|farei|mandarei
        eu|nós|a|te|lhe|vos|vou|vamos entrego|enviaremos|faremos|enviar|mandar|fazer
        vou|vamos te|lhe|vos enviar|mandar|responder|entregar|passar
        enviarei|farei|mandarei|responderei|entregarei|enviaremos|faremos|teremos|responderemos|entregaremos|envio|mando
        estará|estarão|ficará|será|fica [pronto|pronta|resolvido|corrigido|disponível]
        até amanhã|segunda|terça|quarta|quinta|sexta|o
        até a|segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|ao
        você|vocês terá|terão|recebe|recebem|receberá|receberão
        mando|envio|entrego|passo [o|a|isso|tudo|para|pra] até|amanhã|hoje|segunda|terça|quarta|quinta|sexta|na|no
        subo|respondo|termino|faço|retorno [o|a|isso|tudo|para|pra] até|amanhã|hoje|segunda|terça
        subo|respondo|termino|faço|retorno [o|a|isso|tudo|para|pra] quarta|quinta|sexta|na|no
        fica|estará|ficará [pronto|pronta|estar|ficar|sair|no] [pronto] até|amanhã|hoje|segunda|terça
        sai|chega|entra|vai [pronto|pronta|estar|ficar|sair|no] [pronto] até|amanhã|hoje|segunda|terça
        fica|estará|ficará|sai|chega|entra|vai [pronto|pronta|estar|ficar|sair|no] [pronto] quarta|quinta|sexta|na|no
        prometo|prometemos|pretendo|pretendemos|planejo|planejamos|espero [terminar|enviar|entregar|fazer]
        te|lhe|vos mando|envio|passo|entrego|respondo|retorno
        te|lhe|vos falo|digo|aviso|confirmo|ligo|conto
    """,
    "absence": """
        estarei|estou|estará fora|ausente|férias
        estarei|estou|estará de|em férias|viagem|licença
        não poderei|poderemos|conseguirei|consigo|posso
    """,
    "auto_reply": """
        resposta|mensagem automática
        fora do escritório
        estou|estarei [atualmente] ausente|fora
    """,
    "pleasantry": """
        ^olá|oi|ola [a] [todos|todas|pessoal|gente]
        ^bom|boa dia|tarde|noite|semana|fim|trabalho|ideia
        ótimo|perfeito|excelente|parabéns|maravilha|fantástico|incrível|bacana
        ^legal|show [demais|de]$
        que|muito legal|show
        ótimo|belo|bom|feliz|muito trabalho|aniversário|bem|fim
        de|por nada
        sem problema|problemas
        não há|tem de|problema [quê|que]
        disponha|imagina
        bem-vindo|bem-vinda|bem-vindos
        ^bom|boa|ótimo|ótima|feliz fim|final|semana|dia|tarde|viagem|natal|ano|férias|descanso|aniversário [de] [semana]
        bom|belo|ótimo|excelente|bem trabalho|feito|saber|ideia
        mandou bem
        fico|ficamos feliz|felizes
        igualmente|abraço|abraços
        boa sorte
    """,
    "pleasantry_question": """
        como vai|vão|está|estão|foi|você|vocês [você|vocês|tudo|o|está|estão|indo] [fim|bem] [de] [semana]$
        tudo bem|bom|certo|joia [com] [você|vocês|por] [aí]$
        tudo bem|bom|certo|joia|tranquilo [com|por|aí] [você|vocês|aí|todos]$
        como vai|vão|está [você|vocês|tudo|o|a|as|seu] [fim|final|coisas|dia|semana|bem] [de] [semana]$
        como estão|foi|anda|andam [você|vocês|tudo|o|a|as|seu] [fim|final|coisas|dia|semana|bem] [de] [semana]$
        e aí$
    """,
    "courtesy_question": """
        isso|isto te|lhe|ajuda|resolve|responde [ajuda|serve|sua|a] [dúvida|pergunta]$
        certo|combinado|ok|pode ser$
        [está|ficou|fica] melhor|bom|ok assim|agora$
    """,
    "tag_question": """
        né|não|correto|verdade|não é$
    """,
    "not_asking": """
        se tiver|tiverem|houver alguma|mais|qualquer|dúvidas [outra] [dúvida|dúvidas|pergunta]
        qualquer dúvida|coisa
        não hesite|hesitem
        não precisa|é [necessário]
        sem pressa
        qualquer dúvida|coisa|questão [me|é|estou|fico|só] [avisa|avise|chama|falar|disposição|chamar]
        não precisa|é [necessário|responder|urgente]
        sem pressa|urgência|compromisso
        só|apenas para informar|conhecimento|avisar
        à disposição
    """,
    "answer_words": """
        pois|devido|causa|causado|corrigido|implantado|motivo|pq
    """,
    "but": """
        mas|porém|contudo|infelizmente|entretanto
    """,
}
