"""Labels of sellers' details in Spanish."""

from scrapers.sources.trader_details.labels.meanings import (
    DetailMeaning,
    HeadingOwner,
    Language,
    RelationToSeller,
)

LANGUAGE = Language(
    code="es",
    labels={
        DetailMeaning.NAME: (
            "razón social|nombre comercial|nombre de la empresa|denominación social|denominación|"
            "nombre legal|empresa|nombre o razón social|nombre del comerciante|nombre|sociedad|"
            "razón social del vendedor|nombre y apellidos|responsable del sitio web|"
            "titular del sitio web|titular de la web|titular del sitio|titular de esta web|"
            "nombre del titular|explotado por|nombre de la sociedad|nombre completo|"
            "propietario del sitio web|nombre fiscal|nombre de la compañía|compañía|"
            "nombre del operador"
        ),
        DetailMeaning.DISPLAY_NAME: (
            "nombre del vendedor|nombre de la tienda|vendedor|vendido por|tienda|"
            "nombre para mostrar|nombre de usuario"
        ),
        DetailMeaning.OWNER: (
            "dueño|dueña|propietario|propietaria|titular|autónomo|autónoma|empresario individual|"
            "empresaria individual|trabajador autónomo|titular del negocio|"
            "propietario del negocio|dueño del negocio"
        ),
        DetailMeaning.PARTNER: "socios|socio|accionistas|accionista|socio único",
        DetailMeaning.PUBLISHER: "publicado por|editorial",
        DetailMeaning.BUSINESS_TYPE: (
            "tipo de negocio|forma jurídica|tipo de empresa|tipo de vendedor|tipo de sociedad|"
            "forma legal"
        ),
        DetailMeaning.REGISTER_NUMBER: (
            "número de registro mercantil|número de registro|número de registro comercial|"
            "número de registro de la empresa|número de inscripción|datos registrales|"
            "inscripción registral|número registro mercantil|número de empresa|"
            "registro mercantil número|número de registro empresarial|matrícula mercantil|"
            "número de registro mercantil de la empresa"
        ),
        DetailMeaning.REGISTER: (
            "registro mercantil|registro|registro comercial|inscrita en el registro mercantil de|"
            "inscrita en|registro mercantil de|inscrita en el registro mercantil"
        ),
        DetailMeaning.VAT: (
            "número de iva|nif iva|n iva|iva|número de identificación fiscal a efectos del iva|"
            "nº iva|número iva|nif intracomunitario|vat|número de identificación del iva|"
            "iva intracomunitario|cif intracomunitario|nif|cif|n i f|c i f|nif cif|cif nif|"
            "número de identificación fiscal|nif o cif|n i f c i f|nif/cif"
        ),
        DetailMeaning.TAX: (
            "rfc|rut|cuit|ruc|número fiscal|identificación fiscal|código fiscal|"
            "número de contribuyente|nit|dni|nie|dni nif|d n i"
        ),
        DetailMeaning.LEI: "código lei|identificador lei",
        DetailMeaning.ADDRESS: (
            "dirección|dirección postal|dirección del vendedor|dirección geográfica|domicilio|"
            "dirección del comerciante|dirección de contacto|dirección completa|"
            "dirección de correo postal"
        ),
        DetailMeaning.BUSINESS_ADDRESS: (
            "dirección comercial|domicilio social|dirección de la empresa|sede social|"
            "domicilio fiscal|sede|dirección del domicilio social|dirección fiscal|"
            "domicilio legal|dirección empresarial|sede central|dirección de la sede|"
            "dirección social"
        ),
        DetailMeaning.SERVICE_ADDRESS: (
            "dirección del servicio de atención al cliente|dirección de atención al cliente|"
            "dirección del servicio al cliente|dirección de servicio al cliente|"
            "dirección servicio de atención al cliente"
        ),
        DetailMeaning.RETURNS_ADDRESS: (
            "dirección de devolución|dirección de devoluciones|dirección para devoluciones|"
            "dirección para las devoluciones"
        ),
        DetailMeaning.SHIPS_FROM: (
            "enviado desde|se envía desde|ubicación del artículo|envío desde|almacén|"
            "dirección del almacén|país de envío|dirección de envío|lugar de envío"
        ),
        DetailMeaning.COUNTRY: (
            "país|país de establecimiento|país o región|país de registro|país/región"
        ),
        DetailMeaning.PHONE: (
            "teléfono|número de teléfono|tel|teléfono de contacto|móvil|tfno|tlf|teléfono móvil|"
            "celular|telf|número de contacto|teléfono de atención al cliente"
        ),
        DetailMeaning.FAX: "fax|número de fax|telefax",
        DetailMeaning.EMAIL: (
            "correo electrónico|e mail|email|dirección de correo electrónico|correo|mail|"
            "dirección de email|correo de contacto|dirección de e mail"
        ),
        DetailMeaning.WEBSITE: "sitio web|página web|web|dirección web|sitio|url|dominio",
        DetailMeaning.REPRESENTATIVE: (
            "representante legal|administrador|administradora|representada por|"
            "administrador único|director general|representante|gerente|consejero delegado|"
            "presidente|directora general|administradores|apoderado|director|"
            "administradora única|representante de la empresa|representantes legales|"
            "representado por|consejo de administración"
        ),
        DetailMeaning.CERTIFICATION: ("autocertificación|autodeclaración|compromiso del vendedor"),
        DetailMeaning.ADDRESS_PART: "calle|ciudad|código postal|localidad|población|municipio",
    },
    common=(
        "nombre|empresa|sociedad|dirección|domicilio|teléfono|tel|vendedor|tienda|correo|mail|"
        "email|e mail|web|sitio|fax|país|titular|dueño|propietario|socio|socios|registro|sede|"
        "presidente|director|gerente|representante|móvil|iva|nif|cif|url|celular|editorial|"
        "dominio|dni"
    ),
    others={
        RelationToSeller.DELIVERY: (
            "enviado por|envío gestionado|entregado por|entrega|transportista|transporte|"
            "logística|mensajería|gestionado por|preparado por|distribuido por|distribuidor|"
            "almacenado|despachado por|envío por|envíos por"
        ),
        RelationToSeller.PAYMENT: (
            "pago|pagos|banco|proveedor de pago|titular de la cuenta|cuenta bancaria|iban|bic|"
            "seguro|aseguradora|facturado por|financiación|financiado"
        ),
        RelationToSeller.PLATFORM: (
            "plataforma|mercado|marketplace|operador de la plataforma|operador del mercado|"
            "en nombre de|por cuenta de|intermediario|acerca del marketplace"
        ),
        RelationToSeller.GROUP: (
            "empresa matriz|matriz|sociedad matriz|grupo|holding|filial|empresa vinculada|"
            "pertenece a|socio colaborador|colaborador|franquicia|licencia|licenciado|sucursal|"
            "socio comanditado|socio general|empresa del grupo|inversor|patrocinador|afiliad"
        ),
        RelationToSeller.BRAND: (
            "marca|titular de la marca|propietario de la marca|derechos de autor|diseñador|"
            "diseñado por"
        ),
        RelationToSeller.MAKER: (
            "fabricante|fabricado|productor|producido por|importador|importado|proveedor|"
            "suministrado|envasado|mayorista|elaborado"
        ),
        RelationToSeller.RESPONSIBLE: (
            "persona responsable|responsable|representante en la ue|representante ue|"
            "representante autorizado|representante europeo|representante fiscal|"
            "protección de datos|delegado|redacción|seguridad de los productos|autor|mandatario"
        ),
        RelationToSeller.ADVISER: (
            "asesor|asesoría|gestoría|abogado|contable|consultor|auditor|notario|generado por|"
            "textos legales"
        ),
        RelationToSeller.SITE_MAKER: (
            "diseño|desarrollo|desarrollado|creado por|realizado por|alojamiento|alojado|hosting|"
            "agencia|programación|software|fotografía|fotos|webmaster|powered by|mantenimiento|"
            "proveedor de alojamiento|tecnología|página creada|web creada|imágenes|traducción|"
            "marketing"
        ),
        RelationToSeller.EARLIER: (
            "anteriormente|antes|anterior|ex |antiguo|sucesor|previamente|hasta "
        ),
        RelationToSeller.AUTHORITY: (
            "certificado|certificación|entidad certificadora|autoridad|cámara|mediación|"
            "arbitraje|tribunal|juzgado|colegio profesional|verificado|miembro|asociación|"
            "supervis|acreditado|consumo|licencia sanitaria|emitido"
        ),
        RelationToSeller.OTHER_SELLER: (
            "otros vendedores|otras tiendas|otras ofertas|recomendad|similares|también vendido|"
            "revendedor|agente|te puede interesar|relacionad"
        ),
        RelationToSeller.READER: (
            "tu |su |tus |enviar a|entregar a|dirección de entrega|dirección de facturación|"
            "facturar a|mi cuenta|comprador|cliente|destinatario|hola"
        ),
        RelationToSeller.UNRELATED: (
            "no afiliado|sin afiliación|sin relación|no relacionado|independiente de|"
            "no vinculado|no asociado|ninguna relación|no es el vendedor"
        ),
    },
    headings={
        HeadingOwner.SELLER: (
            "información del vendedor|información sobre el vendedor|información del comerciante|"
            "información sobre el comerciante|información legal del vendedor|datos del vendedor|"
            "datos del comerciante|detalles del vendedor|identidad del vendedor|"
            "información detallada del vendedor|información del profesional|acerca del vendedor|"
            "sobre el vendedor|vendedor profesional|información de la empresa|"
            "datos de la empresa|información legal|información comercial|perfil del vendedor|"
            "información empresarial|información detallada sobre el vendedor"
        ),
        HeadingOwner.IMPRINT: (
            "aviso legal|información legal|datos identificativos|datos de la empresa|"
            "información general|titular|quiénes somos|identificación|información de la empresa|"
            "nota legal|datos legales|identidad del responsable"
        ),
        HeadingOwner.GOES_ON: (
            "contacto|datos de contacto|domicilio|representante|registro|nif|dirección|teléfono|"
            "empresa|atención al cliente|devoluciones|autocertificación|datos registrales|sede"
        ),
        HeadingOwner.PROSE: (
            "responsabilidad|privacidad|cookies|condiciones|propiedad intelectual|litigios|"
            "legislación|enlaces|uso del|opiniones|descripción|productos|protección de datos|"
            "exención|ley aplicable"
        ),
    },
)
