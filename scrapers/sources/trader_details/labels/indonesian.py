"""Labels of sellers' details in Indonesian."""

from scrapers.sources.trader_details.labels.meanings import Language, Meaning, Relation, Whose

LANGUAGE = Language(
    code="id",
    labels={
        Meaning.NAME: (
            "nama perusahaan|nama badan usaha|nama usaha|nama badan hukum|nama resmi|perusahaan|"
            "nama pelaku usaha|nama legal|nama bisnis|nama perseroan|badan usaha|nama pedagang|"
            "nama entitas|nama hukum|nama|dioperasikan oleh|situs ini dioperasikan oleh|"
            "nama sesuai akta|penyelenggara|nama pemilik usaha|pelaku usaha|"
            "nama lengkap perusahaan|pengelola|dikelola oleh|pengelola situs|"
            "nama penjual terdaftar"
        ),
        Meaning.DISPLAY_NAME: (
            "nama toko|nama penjual|penjual|dijual oleh|toko|nama tampilan|nama pengguna"
        ),
        Meaning.OWNER: (
            "pemilik|pemilik usaha|pemilik toko|usaha perseorangan|perseorangan|nama pemilik|"
            "pemilik perorangan"
        ),
        Meaning.PARTNER: "pemegang saham|sekutu",
        Meaning.PUBLISHER: "penerbit|diterbitkan oleh",
        Meaning.BUSINESS_TYPE: (
            "jenis usaha|bentuk usaha|tipe bisnis|jenis perusahaan|tipe penjual|"
            "bentuk badan usaha|jenis penjual|jenis bisnis|tipe usaha|bentuk hukum"
        ),
        Meaning.REGISTER_NUMBER: (
            "nomor induk berusaha|nib|nomor registrasi|nomor pendaftaran|"
            "nomor pendaftaran perusahaan|nomor registrasi perusahaan|no nib|nomor tdp|"
            "tanda daftar perusahaan|nomor ahu|nomor registrasi usaha|nomor pendaftaran usaha|"
            "no registrasi|nomor nib|nomor registrasi dagang|nomor daftar perusahaan|siup|"
            "nomor siup"
        ),
        Meaning.REGISTER: "daftar perusahaan|ahu|lembaga pendaftaran|register",
        Meaning.VAT: "nomor ppn|nomor pkp|ppn|nomor pengukuhan pkp",
        Meaning.TAX: "npwp|nomor npwp|nomor pokok wajib pajak|no npwp|nik|nomor pajak",
        Meaning.LEI: "kode lei",
        Meaning.ADDRESS: (
            "alamat|alamat surat|alamat penjual|alamat lengkap|alamat kontak|alamat pedagang|"
            "alamat korespondensi"
        ),
        Meaning.BUSINESS_ADDRESS: (
            "alamat perusahaan|alamat usaha|alamat bisnis|alamat kantor|alamat terdaftar|"
            "kantor pusat|kedudukan|domisili|alamat badan usaha|alamat kantor pusat|"
            "kantor terdaftar|tempat kedudukan|domisili perusahaan|alamat domisili|alamat legal"
        ),
        Meaning.SERVICE_ADDRESS: (
            "alamat layanan pelanggan|alamat customer service|alamat layanan konsumen"
        ),
        Meaning.RETURNS_ADDRESS: ("alamat pengembalian|alamat retur|alamat pengembalian barang"),
        Meaning.SHIPS_FROM: (
            "dikirim dari|lokasi barang|gudang|alamat gudang|lokasi pengiriman|asal pengiriman|"
            "alamat pengiriman barang|negara asal pengiriman|kota asal"
        ),
        Meaning.COUNTRY: "negara|negara pendaftaran|negara/wilayah|negara wilayah",
        Meaning.PHONE: (
            "telepon|nomor telepon|telp|no telepon|no hp|handphone|hp|nomor handphone|"
            "nomor kontak|no telp|tlp|whatsapp|wa|nomor hp|nomor whatsapp|nomor ponsel|ponsel"
        ),
        Meaning.FAX: "faks|faksimile|fax|nomor faks",
        Meaning.EMAIL: (
            "email|e mail|surel|alamat email|alamat surel|surat elektronik|alamat e mail"
        ),
        Meaning.WEBSITE: "situs web|website|situs|laman|alamat situs|url|web",
        Meaning.REPRESENTATIVE: (
            "direktur|direktur utama|penanggung jawab perusahaan|perwakilan|pengurus|"
            "diwakili oleh|kuasa direksi|presiden direktur|direksi|pimpinan|"
            "perwakilan resmi perusahaan|wakil perusahaan|perwakilan hukum|perwakilan perusahaan|"
            "nama direktur|pimpinan perusahaan"
        ),
        Meaning.CERTIFICATION: ("sertifikasi mandiri|pernyataan penjual|pernyataan mandiri"),
        Meaning.ADDRESS_PART: "jalan|kota|kode pos|provinsi|kecamatan|kabupaten",
    },
    common=(
        "nama|perusahaan|alamat|telepon|telp|penjual|toko|email|e mail|surel|fax|faks|situs|"
        "website|negara|pemilik|direktur|register|penerbit|kedudukan|domisili|hp|wa|ahu|nik|"
        "direksi|pimpinan|perwakilan|pengurus|gudang|laman|url|web|whatsapp|handphone|pengelola|"
        "penyelenggara|pelaku usaha|ppn|nib|npwp|siup|kantor pusat|ponsel|perseorangan"
    ),
    others={
        Relation.DELIVERY: (
            "dikirim oleh|pengiriman oleh|pengiriman|diantar oleh|kurir|ekspedisi|logistik|"
            "jasa kirim|dipenuhi oleh|diproses oleh|dikemas oleh|disimpan oleh|distributor|"
            "didistribusikan|penyimpanan"
        ),
        Relation.PAYMENT: (
            "pembayaran|bank|rekening|nama rekening|pemilik rekening|asuransi|ditagih oleh|"
            "pembiayaan|penyedia pembayaran|penyedia jasa pembayaran|virtual account"
        ),
        Relation.PLATFORM: (
            "platform|operator platform|lokapasar|marketplace|atas nama|perantara|"
            "penyedia platform|tentang marketplace|penyelenggara platform"
        ),
        Relation.GROUP: (
            "perusahaan induk|induk perusahaan|grup|holding|anak perusahaan|afiliasi|terafiliasi|"
            "bagian dari|dimiliki oleh|mitra|waralaba|lisensi|kantor cabang|cabang|investor|"
            "sponsor|perusahaan afiliasi"
        ),
        Relation.BRAND: "merek|pemilik merek|merk|hak cipta|perancang|dirancang oleh",
        Relation.MAKER: (
            "produsen|pabrik|diproduksi|dibuat oleh|importir|diimpor|pemasok|dikemas|pembuat|grosir"
        ),
        Relation.RESPONSIBLE: (
            "penanggung jawab|orang yang bertanggung jawab|perwakilan ue|perwakilan eropa|"
            "perwakilan resmi|wakil resmi|perwakilan pajak|redaksi|pemimpin redaksi|"
            "pelindungan data|keamanan produk|penulis|kuasa"
        ),
        Relation.ADVISER: ("konsultan pajak|konsultan|akuntan|pengacara|penasihat|auditor|notaris"),
        Relation.SITE_MAKER: (
            "desain web|desain|pengembang|dikembangkan oleh|dibuat dengan|hosting|agensi|"
            "perangkat lunak|foto|situs dibuat|powered by|teknologi|didukung oleh|terjemahan|"
            "pemasaran"
        ),
        Relation.EARLIER: (
            "sebelumnya|dahulu|mantan|eks|dulu|penerus|dulunya|hingga|sampai dengan"
        ),
        Relation.AUTHORITY: (
            "disertifikasi|sertifikat|lembaga sertifikasi|otoritas|pengawas|kamar dagang|"
            "pengadilan|arbitrase|anggota|asosiasi|diverifikasi|disetujui|pengaduan konsumen|"
            "layanan pengaduan|direktorat jenderal|kementerian|halal|bpom|izin edar|"
            "diterbitkan kepada"
        ),
        Relation.OTHER_SELLER: (
            "penjual lain|toko lain|penawaran lain|rekomendasi|direkomendasikan|serupa|"
            "juga dijual|reseller|agen|mungkin anda suka|terkait|dropshipper"
        ),
        Relation.READER: (
            "anda|kamu|kirim ke|dikirim ke|alamat tujuan|alamat penagihan|akun saya|pembeli|"
            "pelanggan|penerima|halo|faktur kepada|tagihan kepada"
        ),
        Relation.UNRELATED: (
            "tidak berafiliasi|tidak terafiliasi|tidak terkait|tidak ada hubungan|bukan bagian|"
            "bukan penjual|independen dari|tidak berhubungan"
        ),
    },
    headings={
        Whose.SELLER: (
            "informasi penjual|detail penjual|informasi pedagang|detail pedagang|tentang penjual|"
            "informasi pelaku usaha|informasi perusahaan|data perusahaan|data penjual|"
            "informasi legal|informasi hukum|identitas penjual|informasi bisnis|informasi toko|"
            "profil penjual|detail toko|informasi usaha|detail bisnis|identitas pelaku usaha|"
            "detail perusahaan"
        ),
        Whose.IMPRINT: (
            "informasi perusahaan|informasi legal|tentang perusahaan|legalitas|"
            "identitas perusahaan|informasi hukum|data perusahaan|pemberitahuan hukum|"
            "profil perusahaan|pengelola situs|tentang kami"
        ),
        Whose.GOES_ON: (
            "kontak|hubungi kami|alamat|direksi|pendaftaran|telepon|layanan pelanggan|"
            "pengembalian|kantor|sertifikasi mandiri|npwp"
        ),
        Whose.PROSE: (
            "tanggung jawab|privasi|kebijakan|ketentuan|hak cipta|sengketa|ulasan|deskripsi|"
            "produk|syarat|tautan|penafian"
        ),
    },
)
