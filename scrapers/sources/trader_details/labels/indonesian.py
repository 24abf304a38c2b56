"""Labels of sellers' details in Indonesian."""

from scrapers.sources.trader_details.labels.meanings import (
    DetailMeaning,
    HeadingOwner,
    Language,
    RelationToSeller,
)

LANGUAGE = Language(
    code="id",
    labels={
        DetailMeaning.NAME: (
            "nama perusahaan|nama badan usaha|nama usaha|nama badan hukum|nama resmi|perusahaan|"
            "nama pelaku usaha|nama legal|nama bisnis|nama perseroan|badan usaha|nama pedagang|"
            "nama entitas|nama hukum|nama|dioperasikan oleh|situs ini dioperasikan oleh|"
            "nama sesuai akta|penyelenggara|nama pemilik usaha|pelaku usaha|"
            "nama lengkap perusahaan|pengelola|dikelola oleh|pengelola situs|"
            "nama penjual terdaftar"
        ),
        DetailMeaning.DISPLAY_NAME: (
            "nama toko|nama penjual|penjual|dijual oleh|toko|nama tampilan|nama pengguna"
        ),
        DetailMeaning.OWNER: (
            "pemilik|pemilik usaha|pemilik toko|usaha perseorangan|perseorangan|nama pemilik|"
            "pemilik perorangan"
        ),
        DetailMeaning.PARTNER: "pemegang saham|sekutu",
        DetailMeaning.PUBLISHER: "penerbit|diterbitkan oleh",
        DetailMeaning.BUSINESS_TYPE: (
            "jenis usaha|bentuk usaha|tipe bisnis|jenis perusahaan|tipe penjual|"
            "bentuk badan usaha|jenis penjual|jenis bisnis|tipe usaha|bentuk hukum"
        ),
        DetailMeaning.REGISTER_NUMBER: (
            "nomor induk berusaha|nib|nomor registrasi|nomor pendaftaran|"
            "nomor pendaftaran perusahaan|nomor registrasi perusahaan|no nib|nomor tdp|"
            "tanda daftar perusahaan|nomor ahu|nomor registrasi usaha|nomor pendaftaran usaha|"
            "no registrasi|nomor nib|nomor registrasi dagang|nomor daftar perusahaan|siup|"
            "nomor siup"
        ),
        DetailMeaning.REGISTER: "daftar perusahaan|ahu|lembaga pendaftaran|register",
        DetailMeaning.VAT: "nomor ppn|nomor pkp|ppn|nomor pengukuhan pkp",
        DetailMeaning.TAX: "npwp|nomor npwp|nomor pokok wajib pajak|no npwp|nik|nomor pajak",
        DetailMeaning.LEI: "kode lei",
        DetailMeaning.ADDRESS: (
            "alamat|alamat surat|alamat penjual|alamat lengkap|alamat kontak|alamat pedagang|"
            "alamat korespondensi"
        ),
        DetailMeaning.BUSINESS_ADDRESS: (
            "alamat perusahaan|alamat usaha|alamat bisnis|alamat kantor|alamat terdaftar|"
            "kantor pusat|kedudukan|domisili|alamat badan usaha|alamat kantor pusat|"
            "kantor terdaftar|tempat kedudukan|domisili perusahaan|alamat domisili|alamat legal"
        ),
        DetailMeaning.SERVICE_ADDRESS: (
            "alamat layanan pelanggan|alamat customer service|alamat layanan konsumen"
        ),
        DetailMeaning.RETURNS_ADDRESS: (
            "alamat pengembalian|alamat retur|alamat pengembalian barang"
        ),
        DetailMeaning.SHIPS_FROM: (
            "dikirim dari|lokasi barang|gudang|alamat gudang|lokasi pengiriman|asal pengiriman|"
            "alamat pengiriman barang|negara asal pengiriman|kota asal"
        ),
        DetailMeaning.COUNTRY: "negara|negara pendaftaran|negara/wilayah|negara wilayah",
        DetailMeaning.PHONE: (
            "telepon|nomor telepon|telp|no telepon|no hp|handphone|hp|nomor handphone|"
            "nomor kontak|no telp|tlp|whatsapp|wa|nomor hp|nomor whatsapp|nomor ponsel|ponsel"
        ),
        DetailMeaning.FAX: "faks|faksimile|fax|nomor faks",
        DetailMeaning.EMAIL: (
            "email|e mail|surel|alamat email|alamat surel|surat elektronik|alamat e mail"
        ),
        DetailMeaning.WEBSITE: "situs web|website|situs|laman|alamat situs|url|web",
        DetailMeaning.REPRESENTATIVE: (
            "direktur|direktur utama|penanggung jawab perusahaan|perwakilan|pengurus|"
            "diwakili oleh|kuasa direksi|presiden direktur|direksi|pimpinan|"
            "perwakilan resmi perusahaan|wakil perusahaan|perwakilan hukum|perwakilan perusahaan|"
            "nama direktur|pimpinan perusahaan"
        ),
        DetailMeaning.CERTIFICATION: ("sertifikasi mandiri|pernyataan penjual|pernyataan mandiri"),
        DetailMeaning.ADDRESS_PART: "jalan|kota|kode pos|provinsi|kecamatan|kabupaten",
    },
    common=(
        "nama|perusahaan|alamat|telepon|telp|penjual|toko|email|e mail|surel|fax|faks|situs|"
        "website|negara|pemilik|direktur|register|penerbit|kedudukan|domisili|hp|wa|ahu|nik|"
        "direksi|pimpinan|perwakilan|pengurus|gudang|laman|url|web|whatsapp|handphone|pengelola|"
        "penyelenggara|pelaku usaha|ppn|nib|npwp|siup|kantor pusat|ponsel|perseorangan"
    ),
    others={
        RelationToSeller.DELIVERY: (
            "dikirim oleh|pengiriman oleh|pengiriman|diantar oleh|kurir|ekspedisi|logistik|"
            "jasa kirim|dipenuhi oleh|diproses oleh|dikemas oleh|disimpan oleh|distributor|"
            "didistribusikan|penyimpanan"
        ),
        RelationToSeller.PAYMENT: (
            "pembayaran|bank|rekening|nama rekening|pemilik rekening|asuransi|ditagih oleh|"
            "pembiayaan|penyedia pembayaran|penyedia jasa pembayaran|virtual account"
        ),
        RelationToSeller.PLATFORM: (
            "platform|operator platform|lokapasar|marketplace|atas nama|perantara|"
            "penyedia platform|tentang marketplace|penyelenggara platform"
        ),
        RelationToSeller.GROUP: (
            "perusahaan induk|induk perusahaan|grup|holding|anak perusahaan|afiliasi|terafiliasi|"
            "bagian dari|dimiliki oleh|mitra|waralaba|lisensi|kantor cabang|cabang|investor|"
            "sponsor|perusahaan afiliasi"
        ),
        RelationToSeller.BRAND: "merek|pemilik merek|merk|hak cipta|perancang|dirancang oleh",
        RelationToSeller.MAKER: (
            "produsen|pabrik|diproduksi|dibuat oleh|importir|diimpor|pemasok|dikemas|pembuat|grosir"
        ),
        RelationToSeller.RESPONSIBLE: (
            "penanggung jawab|orang yang bertanggung jawab|perwakilan ue|perwakilan eropa|"
            "perwakilan resmi|wakil resmi|perwakilan pajak|redaksi|pemimpin redaksi|"
            "pelindungan data|keamanan produk|penulis|kuasa"
        ),
        RelationToSeller.ADVISER: (
            "konsultan pajak|konsultan|akuntan|pengacara|penasihat|auditor|notaris"
        ),
        RelationToSeller.SITE_MAKER: (
            "desain web|desain|pengembang|dikembangkan oleh|dibuat dengan|hosting|agensi|"
            "perangkat lunak|foto|situs dibuat|powered by|teknologi|didukung oleh|terjemahan|"
            "pemasaran"
        ),
        RelationToSeller.EARLIER: (
            "sebelumnya|dahulu|mantan|eks|dulu|penerus|dulunya|hingga|sampai dengan"
        ),
        RelationToSeller.AUTHORITY: (
            "disertifikasi|sertifikat|lembaga sertifikasi|otoritas|pengawas|kamar dagang|"
            "pengadilan|arbitrase|anggota|asosiasi|diverifikasi|disetujui|pengaduan konsumen|"
            "layanan pengaduan|direktorat jenderal|kementerian|halal|bpom|izin edar|"
            "diterbitkan kepada"
        ),
        RelationToSeller.OTHER_SELLER: (
            "penjual lain|toko lain|penawaran lain|rekomendasi|direkomendasikan|serupa|"
            "juga dijual|reseller|agen|mungkin anda suka|terkait|dropshipper"
        ),
        RelationToSeller.READER: (
            "anda|kamu|kirim ke|dikirim ke|alamat tujuan|alamat penagihan|akun saya|pembeli|"
            "pelanggan|penerima|halo|faktur kepada|tagihan kepada"
        ),
        RelationToSeller.UNRELATED: (
            "tidak berafiliasi|tidak terafiliasi|tidak terkait|tidak ada hubungan|bukan bagian|"
            "bukan penjual|independen dari|tidak berhubungan"
        ),
    },
    headings={
        HeadingOwner.SELLER: (
            "informasi penjual|detail penjual|informasi pedagang|detail pedagang|tentang penjual|"
            "informasi pelaku usaha|informasi perusahaan|data perusahaan|data penjual|"
            "informasi legal|informasi hukum|identitas penjual|informasi bisnis|informasi toko|"
            "profil penjual|detail toko|informasi usaha|detail bisnis|identitas pelaku usaha|"
            "detail perusahaan"
        ),
        HeadingOwner.IMPRINT: (
            "informasi perusahaan|informasi legal|tentang perusahaan|legalitas|"
            "identitas perusahaan|informasi hukum|data perusahaan|pemberitahuan hukum|"
            "profil perusahaan|pengelola situs|tentang kami"
        ),
        HeadingOwner.GOES_ON: (
            "kontak|hubungi kami|alamat|direksi|pendaftaran|telepon|layanan pelanggan|"
            "pengembalian|kantor|sertifikasi mandiri|npwp"
        ),
        HeadingOwner.PROSE: (
            "tanggung jawab|privasi|kebijakan|ketentuan|hak cipta|sengketa|ulasan|deskripsi|"
            "produk|syarat|tautan|penafian"
        ),
    },
)
