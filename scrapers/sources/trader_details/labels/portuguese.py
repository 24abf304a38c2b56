"""Labels of sellers' details in Portuguese."""

from scrapers.sources.trader_details.labels.meanings import Language, Meaning, Relation, Whose

LANGUAGE = Language(
    code="pt",
    labels={
        Meaning.NAME: (
            "razão social|nome comercial|nome da empresa|denominação social|denominação|"
            "nome empresarial|empresa|firma|nome legal|nome do comerciante|nome|"
            "nome ou razão social|nome do profissional|razão social do vendedor|nome completo|"
            "designação social|nome da sociedade|sociedade|responsável pelo site|"
            "proprietário do site|operado por|nome do fornecedor"
        ),
        Meaning.DISPLAY_NAME: (
            "nome do vendedor|nome da loja|vendedor|vendido por|loja|nome de exibição|"
            "nome fantasia|nome de usuário"
        ),
        Meaning.OWNER: (
            "titular|proprietário|proprietária|empresário individual|"
            "empresário em nome individual|dono|dona|microempreendedor individual|mei|"
            "dono da empresa|proprietário da empresa|empresária individual"
        ),
        Meaning.PARTNER: "sócios|sócio|acionistas|quotistas|acionista",
        Meaning.PUBLISHER: "publicado por|editora",
        Meaning.BUSINESS_TYPE: (
            "tipo de negócio|forma jurídica|tipo de empresa|tipo de vendedor|natureza jurídica"
        ),
        Meaning.REGISTER_NUMBER: (
            "número de registo comercial|número de registro comercial|número de matrícula|"
            "número de registo|número de registro|matrícula|nipc|cnpj|"
            "número de registro da empresa|número de registo da empresa|número do cnpj|nire|"
            "número de inscrição|cnpj mf|número de pessoa coletiva|"
            "número de identificação de pessoa coletiva"
        ),
        Meaning.REGISTER: (
            "conservatória|conservatória do registo comercial|registo comercial|"
            "registro comercial|junta comercial|registo|registro|matriculada na conservatória"
        ),
        Meaning.VAT: (
            "número de iva|nif iva|iva|número iva|vat|nº de iva|número de identificação de iva|"
            "nif|número de identificação fiscal|número de contribuinte|contribuinte|nif nipc|"
            "nº contribuinte|n contribuinte"
        ),
        Meaning.TAX: "inscrição estadual|cpf|número fiscal|inscrição municipal|ie",
        Meaning.LEI: "código lei",
        Meaning.ADDRESS: (
            "endereço|morada|endereço postal|endereço do vendedor|morada do vendedor|"
            "endereço geográfico|endereço do comerciante|endereço de contato|endereço completo"
        ),
        Meaning.BUSINESS_ADDRESS: (
            "endereço comercial|sede|sede social|morada comercial|endereço da empresa|"
            "domicílio fiscal|endereço da sede|morada da empresa|sede da empresa|matriz endereço|"
            "morada da sede|endereço fiscal"
        ),
        Meaning.SERVICE_ADDRESS: (
            "endereço do atendimento ao cliente|morada do apoio ao cliente|"
            "endereço do serviço de atendimento ao cliente|endereço do apoio ao cliente|"
            "morada do serviço de apoio ao cliente|endereço de atendimento ao cliente|"
            "morada do serviço de atendimento ao cliente|endereço do serviço de apoio ao cliente"
        ),
        Meaning.RETURNS_ADDRESS: (
            "endereço de devolução|morada de devolução|endereço para devoluções|"
            "morada para devoluções|endereço de devoluções"
        ),
        Meaning.SHIPS_FROM: (
            "enviado de|expedido de|envio a partir de|localização do item|armazém|país de envio|"
            "despachado de|endereço do armazém|local de envio|endereço de envio"
        ),
        Meaning.COUNTRY: "país|país de estabelecimento|país de registo|país ou região",
        Meaning.PHONE: (
            "telefone|número de telefone|tel|telemóvel|celular|fone|contacto telefónico|"
            "telefone de contato|número de contacto|telefone celular|whatsapp"
        ),
        Meaning.FAX: "fax|número de fax",
        Meaning.EMAIL: (
            "e mail|email|endereço de e mail|correio eletrónico|endereço de email|"
            "correio electrónico|endereço eletrónico|mail|correio eletrônico"
        ),
        Meaning.WEBSITE: ("site|website|página web|sítio web|endereço web|url|site da internet"),
        Meaning.REPRESENTATIVE: (
            "representante legal|gerente|administrador|representada por|sócio gerente|diretor|"
            "presidente|diretor geral|administradora|gerência|responsável legal|"
            "sócio administrador|administradores|gerentes|diretora|conselho de administração|"
            "representante da empresa|representantes legais"
        ),
        Meaning.CERTIFICATION: "autocertificação|autodeclaração|compromisso do vendedor",
        Meaning.ADDRESS_PART: "rua|cidade|cep|distrito|localidade|bairro|município",
    },
    common=(
        "nome|empresa|firma|endereço|morada|telefone|tel|vendedor|loja|email|e mail|mail|site|"
        "website|fax|país|titular|proprietário|dono|sócio|sócios|registo|registro|sede|"
        "presidente|diretor|gerente|editora|iva|nif|matrícula|fone|celular|sociedade|url|"
        "contribuinte|armazém|whatsapp"
    ),
    others={
        Relation.DELIVERY: (
            "enviado por|entregue por|entrega|transportadora|transporte|logística|expedido por|"
            "despachado por|distribuído|distribuidor|armazenado|envio por|processado por|correio"
        ),
        Relation.PAYMENT: (
            "pagamento|banco|prestador de pagamento|titular da conta|conta bancária|iban|seguro|"
            "seguradora|faturado por|financiamento|pix"
        ),
        Relation.PLATFORM: (
            "plataforma|marketplace|operador da plataforma|em nome de|por conta de|intermediário|"
            "intermediador|sobre o marketplace"
        ),
        Relation.GROUP: (
            "empresa mãe|empresa-mãe|controladora|grupo|holding|subsidiária|filial|coligada|"
            "pertence a|parceiro|franquia|licença|licenciado|sucursal|sócio comanditado|"
            "investidor|patrocinador|afiliad"
        ),
        Relation.BRAND: (
            "marca|titular da marca|direitos de autor|direitos autorais|designer|desenhado por"
        ),
        Relation.MAKER: (
            "fabricante|fabricado|produtor|produzido|importador|importado|fornecedor|fornecido|"
            "embalado|atacadista|grossista"
        ),
        Relation.RESPONSIBLE: (
            "pessoa responsável|responsável|representante na ue|representante ue|"
            "representante da ue|representante autorizado|representante europeu|mandatário|"
            "representante fiscal|proteção de dados|redação|segurança dos produtos|autor|"
            "encarregado"
        ),
        Relation.ADVISER: (
            "contabilista|contador|advogado|consultor|auditor|notário|gerado por|textos legais|"
            "escritório"
        ),
        Relation.SITE_MAKER: (
            "desenvolvimento|desenvolvido|criado por|design|webdesign|alojamento|alojado|"
            "hospedagem|hospedado|agência|software|fotografia|fotos|programação|realizado por|"
            "powered by|manutenção|tecnologia|imagens|tradução|marketing"
        ),
        Relation.EARLIER: "anteriormente|antigo|antiga|anterior|ex |sucessor|até ",
        Relation.AUTHORITY: (
            "certificado|certificação|entidade certificadora|autoridade|câmara|mediação|"
            "arbitragem|tribunal|livro de reclamações|verificado|membro|associação|regulador|"
            "licenciamento|consumidor|emitido"
        ),
        Relation.OTHER_SELLER: (
            "outros vendedores|outras lojas|outras ofertas|recomendad|semelhantes|também vendido|"
            "revendedor|agente|relacionad"
        ),
        Relation.READER: (
            "seu |sua |teu |tua |enviar para|entregar a|endereço de entrega|morada de entrega|"
            "endereço de faturação|faturar a|minha conta|comprador|cliente|destinatário|olá"
        ),
        Relation.UNRELATED: (
            "não afiliado|sem afiliação|sem relação|não relacionado|independente de|"
            "não associado|não vinculado|nenhuma relação|não é o vendedor"
        ),
    },
    headings={
        Whose.SELLER: (
            "informações do vendedor|informações sobre o vendedor|informação do vendedor|"
            "informação sobre o vendedor|informações do comerciante|informação do comerciante|"
            "informações legais do vendedor|dados do vendedor|dados do comerciante|"
            "detalhes do vendedor|identidade do vendedor|informações do profissional|"
            "sobre o vendedor|vendedor profissional|dados da empresa|informações da empresa|"
            "informação legal|informações legais|informações comerciais|perfil do vendedor|"
            "informações detalhadas do vendedor|informações detalhadas sobre o vendedor"
        ),
        Whose.IMPRINT: (
            "aviso legal|informação legal|informações legais|dados da empresa|identificação|"
            "quem somos|ficha técnica|informação da empresa|informações da empresa|dados legais|"
            "termos legais"
        ),
        Whose.GOES_ON: (
            "contacto|contactos|contato|contatos|sede|representante|registo|registro|nif|"
            "endereço|morada|telefone|empresa|apoio ao cliente|devoluções|autocertificação"
        ),
        Whose.PROSE: (
            "responsabilidade|privacidade|cookies|condições|propriedade intelectual|litígios|"
            "legislação|ligações|avaliações|descrição|produtos|proteção de dados|lei aplicável"
        ),
    },
)
