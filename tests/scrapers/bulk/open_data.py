"""Tables of the CNPJ's open data, with invented companies."""

from pathlib import Path

_TABLES = {
    "K3241.K03200Y0.D51108.EMPRECSV": [
        "11222333;FALCÃO COMÉRCIO LTDA;2062;49;1000,00;03;",
        "44555666;GAVIÃO EXTINTA SA;2054;10;0,00;05;",
    ],
    "K3241.K03200Y0.D51108.ESTABELE": [
        "11222333;0001;81;1;LOJA FALCÃO;02;20200102;00;;;20200102;4781400;4782201,4783101;RUA;"
        "DAS AVES;10;;CENTRO;01001000;SP;7107;11;33334444;;;;;loja@falcao.example;;",
        "11222333;0002;62;2;;02;20210102;00;;;20210102;4781400;;RUA;DO NINHO;20;;CENTRO;01001000;"
        "SP;7107;;;;;;;;;",
        "44555666;0001;90;1;;08;20220303;01;;;20100101;4781400;;RUA;DAS AVES;11;;CENTRO;01001000;"
        "SP;7107;;;;;;;;;",
    ],
    "K3241.K03200Y0.D51108.SOCIOCSV": [
        "11222333;2;ANA FALCÃO;***123456**;49;20200102;;***000000**;;00;5",
        "11222333;2;BENTO IGUAL;***111111**;22;20200102;;***000000**;;00;5",
        "11222333;2;BENTO IGUAL;***111111**;22;20200102;;***000000**;;00;5",
        "44555666;2;ANA FALCÃO;***123456**;22;20200102;;***000000**;;00;5",
        "44555666;1;FALCÃO COMÉRCIO LTDA;11222333000181;22;20200102;;***000000**;;00;0",
        "44555666;3;HAWK HOLDING INC;;37;20200102;249;***654321**;CARLA PENA;05;0",
    ],
    "F.K03200$Z.D51108.QUALSCSV": [
        "00;Não informada",
        "05;Administrador",
        "22;Sócio",
        "37;Sócio Pessoa Jurídica Domiciliado no Exterior",
        "49;Sócio-Administrador",
    ],
    "F.K03200$Z.D51108.PAISCSV": ["105;BRASIL", "249;ESTADOS UNIDOS"],
    "F.K03200$Z.D51108.MUNICCSV": ["7107;SAO PAULO"],
    "F.K03200$Z.D51108.NATJUCSV": [
        "2062;Sociedade Empresária Limitada",
        "2054;Sociedade Anônima Fechada",
    ],
    "F.K03200$Z.D51108.CNAECSV": ["4781400;Comércio varejista de artigos do vestuário"],
    "F.K03200$Z.D51108.MOTICSV": ["01;Extinção por encerramento"],
}


def write_tables(folder: Path) -> list[Path]:
    """Write the tables into a folder, and return their paths."""
    paths = []
    for name, rows in _TABLES.items():
        quoted = (";".join(f'"{cell}"' for cell in row.split(";")) for row in rows)
        (folder / name).write_bytes("\n".join(quoted).encode("latin-1"))
        paths.append(folder / name)
    return paths
