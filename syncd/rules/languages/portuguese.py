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
    """,
    "request_form": """
        pode|poderia|podem|poderiam|consegue|conseguem|podes|poderias [por|favor|você|vocês|me|nos] *
        vocês|você podem|pode|poderiam|poderia|conseguem|consegue
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
    """,
    "feedback": """
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
    """,
    "update": """
        segue|seguem [em|o|a|os|as] [anexo]
        em|no anexo
        aqui está|estão
        para sua|vossa|tua revisão|aprovação|informação
    """,
    "thanks": """
        obrigado|obrigada|obrigadão|obg|valeu|brigado|brigada [por|pela|pelo|a|mesmo] [tudo|todos|sua|ajuda]
        muito|muitíssimo obrigado|obrigada [por|pela|pelo] [tudo|sua|ajuda]
        agradecido|agradecida|agradecemos|grato|grata
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
        ótimo|perfeito|excelente|legal|parabéns|maravilha|fantástico|show|incrível|bacana
        ótimo|belo|bom|feliz|muito trabalho|aniversário|bem|fim
        de|por nada
        sem problema|problemas
        não há|tem de|problema [quê|que]
        disponha|imagina
        bem-vindo|bem-vinda|bem-vindos
    """,
    "pleasantry_question": """
        como vai|vão|está|estão|foi|você|vocês [você|vocês|tudo|o|está|estão|indo] [fim|bem] [de] [semana]$
        tudo bem|bom|certo|joia [com] [você|vocês|por] [aí]$
    """,
    "courtesy_question": """
        isso|isto te|lhe|ajuda|resolve|responde [ajuda|serve|sua|a] [dúvida|pergunta]$
        certo|combinado|ok|pode ser$
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
    """,
    "answer_words": """
        pois|devido|causa|causado|corrigido|implantado|motivo|pq
    """,
    "but": """
        mas|porém|contudo|infelizmente|entretanto
    """,
}
