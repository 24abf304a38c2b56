"""Labels of sellers' details in Portuguese."""

from scrapers.sources.trader_details.labels.meanings import (
    DetailMeaning,
    HeadingOwner,
    Language,
    RelationToSeller,
)

LANGUAGE = Language(
    code="pt",
    labels={
        DetailMeaning.NAME: (
            "razão social|nome comercial|nome da empresa|denominação social|denominação|"
            "nome empresarial|empresa|firma|nome legal|nome do comerciante|nome|"
            "nome ou razão social|nome do profissional|razão social do vendedor|nome completo|"
            "designação social|nome da sociedade|sociedade|responsável pelo site|"
            "proprietário do site|operado por|nome do fornecedor"
        ),
        DetailMeaning.DISPLAY_NAME: (
            "nome do vendedor|nome da loja|vendedor|vendido por|loja|nome de exibição|"
            "nome fantasia|nome de usuário"
        ),
        DetailMeaning.OWNER: (
            "titular|proprietário|proprietária|empresário individual|"
            "empresário em nome individual|dono|dona|microempreendedor individual|mei|"
            "dono da empresa|proprietário da empresa|empresária individual"
        ),
        DetailMeaning.PARTNER: "sócios|sócio|acionistas|quotistas|acionista",
        DetailMeaning.PUBLISHER: "publicado por|editora",
        DetailMeaning.BUSINESS_TYPE: (
            "tipo de negócio|forma jurídica|tipo de empresa|tipo de vendedor|natureza jurídica"
        ),
        DetailMeaning.REGISTER_NUMBER: (
            "número de registo comercial|número de registro comercial|número de matrícula|"
            "número de registo|número de registro|matrícula|nipc|cnpj|"
            "número de registro da empresa|número de registo da empresa|número do cnpj|nire|"
            "número de inscrição|cnpj mf|número de pessoa coletiva|"
            "número de identificação de pessoa coletiva"
        ),
        DetailMeaning.REGISTER: (
            "conservatória|conservatória do registo comercial|registo comercial|"
            "registro comercial|junta comercial|registo|registro|matriculada na conservatória"
        ),
        DetailMeaning.VAT: (
            "número de iva|nif iva|iva|número iva|vat|nº de iva|número de identificação de iva|"
            "nif|número de identificação fiscal|número de contribuinte|contribuinte|nif nipc|"
            "nº contribuinte|n contribuinte"
        ),
        DetailMeaning.TAX: "inscrição estadual|cpf|número fiscal|inscrição municipal|ie",
        DetailMeaning.LEI: "código lei",
        DetailMeaning.ADDRESS: (
            "endereço|morada|endereço postal|endereço do vendedor|morada do vendedor|"
            "endereço geográfico|endereço do comerciante|endereço de contato|endereço completo"
        ),
        DetailMeaning.BUSINESS_ADDRESS: (
            "endereço comercial|sede|sede social|morada comercial|endereço da empresa|"
            "domicílio fiscal|endereço da sede|morada da empresa|sede da empresa|matriz endereço|"
            "morada da sede|endereço fiscal"
        ),
        DetailMeaning.SERVICE_ADDRESS: (
            "endereço do atendimento ao cliente|morada do apoio ao cliente|"
            "endereço do serviço de atendimento ao cliente|endereço do apoio ao cliente|"
            "morada do serviço de apoio ao cliente|endereço de atendimento ao cliente|"
            "morada do serviço de atendimento ao cliente|endereço do serviço de apoio ao cliente"
        ),
        DetailMeaning.RETURNS_ADDRESS: (
            "endereço de devolução|morada de devolução|endereço para devoluções|"
            "morada para devoluções|endereço de devoluções"
        ),
        DetailMeaning.SHIPS_FROM: (
            "enviado de|expedido de|envio a partir de|localização do item|armazém|país de envio|"
            "despachado de|endereço do armazém|local de envio|endereço de envio"
        ),
        DetailMeaning.COUNTRY: "país|país de estabelecimento|país de registo|país ou região",
        DetailMeaning.PHONE: (
            "telefone|número de telefone|tel|telemóvel|celular|fone|contacto telefónico|"
            "telefone de contato|número de contacto|telefone celular|whatsapp"
        ),
        DetailMeaning.FAX: "fax|número de fax",
        DetailMeaning.EMAIL: (
            "e mail|email|endereço de e mail|correio eletrónico|endereço de email|"
            "correio electrónico|endereço eletrónico|mail|correio eletrônico"
        ),
        DetailMeaning.WEBSITE: (
            "site|website|página web|sítio web|endereço web|url|site da internet"
        ),
        DetailMeaning.REPRESENTATIVE: (
            "representante legal|gerente|administrador|representada por|sócio gerente|diretor|"
            "presidente|diretor geral|administradora|gerência|responsável legal|"
            "sócio administrador|administradores|gerentes|diretora|conselho de administração|"
            "representante da empresa|representantes legais"
        ),
        DetailMeaning.CERTIFICATION: "autocertificação|autodeclaração|compromisso do vendedor",
        DetailMeaning.ADDRESS_PART: "rua|cidade|cep|distrito|localidade|bairro|município",
    },
    common=(
        "nome|empresa|firma|endereço|morada|telefone|tel|vendedor|loja|email|e mail|mail|site|"
        "website|fax|país|titular|proprietário|dono|sócio|sócios|registo|registro|sede|"
        "presidente|diretor|gerente|editora|iva|nif|matrícula|fone|celular|sociedade|url|"
        "contribuinte|armazém|whatsapp"
    ),
    others={
        RelationToSeller.DELIVERY: (
            "enviado por|entregue por|entrega|transportadora|transporte|logística|expedido por|"
            "despachado por|distribuído|distribuidor|armazenado|envio por|processado por|correio"
        ),
        RelationToSeller.PAYMENT: (
            "pagamento|banco|prestador de pagamento|titular da conta|conta bancária|iban|seguro|"
            "seguradora|faturado por|financiamento|pix"
        ),
        RelationToSeller.PLATFORM: (
            "plataforma|marketplace|operador da plataforma|em nome de|por conta de|intermediário|"
            "intermediador|sobre o marketplace"
        ),
        RelationToSeller.GROUP: (
            "empresa mãe|empresa-mãe|controladora|grupo|holding|subsidiária|filial|coligada|"
            "pertence a|parceiro|franquia|licença|licenciado|sucursal|sócio comanditado|"
            "investidor|patrocinador|afiliad"
        ),
        RelationToSeller.BRAND: (
            "marca|titular da marca|direitos de autor|direitos autorais|designer|desenhado por"
        ),
        RelationToSeller.MAKER: (
            "fabricante|fabricado|produtor|produzido|importador|importado|fornecedor|fornecido|"
            "embalado|atacadista|grossista"
        ),
        RelationToSeller.RESPONSIBLE: (
            "pessoa responsável|responsável|representante na ue|representante ue|"
            "representante da ue|representante autorizado|representante europeu|mandatário|"
            "representante fiscal|proteção de dados|redação|segurança dos produtos|autor|"
            "encarregado"
        ),
        RelationToSeller.ADVISER: (
            "contabilista|contador|advogado|consultor|auditor|notário|gerado por|textos legais|"
            "escritório"
        ),
        RelationToSeller.SITE_MAKER: (
            "desenvolvimento|desenvolvido|criado por|design |webdesign|alojamento|alojado|"
            "hospedagem|hospedado|agência|software|fotografia|fotos|programação|realizado por|"
            "powered by|manutenção|tecnologia|imagens|tradução|marketing"
        ),
        RelationToSeller.EARLIER: "anteriormente|antigo|antiga|anterior|ex |sucessor|até ",
        RelationToSeller.AUTHORITY: (
            "certificado|certificação|entidade certificadora|autoridade|câmara|mediação|"
            "arbitragem|tribunal|livro de reclamações|verificado|membro|associação|regulador|"
            "licenciamento|consumidor|emitido"
        ),
        RelationToSeller.OTHER_SELLER: (
            "outros vendedores|outras lojas|outras ofertas|recomendad|semelhantes|também vendido|"
            "revendedor|agente|relacionad"
        ),
        RelationToSeller.READER: (
            "seu |sua |teu |tua |enviar para|entregar a|endereço de entrega|morada de entrega|"
            "endereço de faturação|faturar a|minha conta|comprador|cliente|destinatário|olá"
        ),
        RelationToSeller.UNRELATED: (
            "não afiliado|sem afiliação|sem relação|não relacionado|independente de|"
            "não associado|não vinculado|nenhuma relação|não é o vendedor"
        ),
    },
    headings={
        HeadingOwner.SELLER: (
            "informações do vendedor|informações sobre o vendedor|informação do vendedor|"
            "informação sobre o vendedor|informações do comerciante|informação do comerciante|"
            "informações legais do vendedor|dados do vendedor|dados do comerciante|"
            "detalhes do vendedor|identidade do vendedor|informações do profissional|"
            "sobre o vendedor|vendedor profissional|dados da empresa|informações da empresa|"
            "informação legal|informações legais|informações comerciais|perfil do vendedor|"
            "informações detalhadas do vendedor|informações detalhadas sobre o vendedor"
        ),
        HeadingOwner.IMPRINT: (
            "aviso legal|informação legal|informações legais|dados da empresa|identificação|"
            "quem somos|ficha técnica|informação da empresa|informações da empresa|dados legais|"
            "termos legais"
        ),
        HeadingOwner.GOES_ON: (
            "contacto|contactos|contato|contatos|sede|representante|registo|registro|nif|"
            "endereço|morada|telefone|empresa|apoio ao cliente|devoluções|autocertificação"
        ),
        HeadingOwner.PROSE: (
            "responsabilidade|privacidade|cookies|condições|propriedade intelectual|litígios|"
            "legislação|ligações|avaliações|descrição|produtos|proteção de dados|lei aplicável"
        ),
    },
)
