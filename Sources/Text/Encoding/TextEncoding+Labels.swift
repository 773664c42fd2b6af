extension TextEncoding {
  /// The encoding that a label means, nil where nobody knows it.
  ///
  /// Source: the label table of WHATWG Encoding, with its supersets (`iso-8859-1` is windows-1252,
  /// `gb2312` is gb18030), and the code pages and EBCDIC sets of IANA's registry. Case, blanks, `-`,
  /// `_`, `.` and `:` do not count: `ISO_8859-1:1987` and `iso88591` are one label.
  public init?(label: String) {
    let key = TextEncoding.key(label)
    if let encoding = TextEncoding.byKey[key] {
      self = encoding
    } else if let encoding = TextEncoding.codePage(key) {
      self = encoding
    } else {
      return nil
    }
  }

  /// Whether the label means ASCII, which is read as windows-1252.
  static func isASCII(label: String) -> Bool {
    asciiKeys.contains(key(label))
  }

  private static let asciiLabels =
    "usascii ascii us ansix341968 ansix341986 isoir6 iso646us iso646irv1991 646 cp367 ibm367 csascii"
  private static let asciiKeys = Set(asciiLabels.split(separator: " ").map(String.init))

  private static func key(_ label: String) -> String {
    var key: [UInt8] = []
    for byte in label.utf8.prefix(64) {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        key.append(byte)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): key.append(byte | 0x20)
      case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: ":"), 0x09, 0x0a,
        0x0c, 0x0d, 0x20, UInt8(ascii: "\""), UInt8(ascii: "'"):
        continue
      default: return ""
      }
    }
    let text = String(decoding: key, as: UTF8.self)
    return text.hasPrefix("x") ? String(text.dropFirst()) : text
  }

  /// `cp852`, `ibm852`, `pc852`, `csibm852`, `windows1257` or the number alone.
  private static func codePage(_ key: String) -> TextEncoding? {
    var rest = Substring(key)
    for prefix in ["cs", "windows", "ibm", "cp", "pc", "dos", "ccsid", "ms", "oem"]
    where rest.hasPrefix(prefix) {
      rest = rest.dropFirst(prefix.count)
    }
    while rest.first == "0" { rest = rest.dropFirst() }
    guard let number = Int(rest) else { return nil }
    if let label = aliasOfCodePage[number] { return byKey[label] }
    guard codePagesOfIconv.contains(number) else { return nil }
    let digits = number < 100 ? "0\(number)" : String(number)
    return TextEncoding("cp" + digits, .iconv("CP" + digits))
  }

  private static let byKey: [String: TextEncoding] = {
    var table: [String: TextEncoding] = [:]
    for (encoding, labels) in labels {
      for label in labels.split(separator: " ") { table[String(label)] = encoding }
    }
    return table
  }()

  private static let labels: [(TextEncoding, String)] = [
    (.utf8, "utf8 unicode11utf8 unicode20utf8 unicode utf u8 utf8sig"),
    (.utf16LittleEndian, "utf16le unicodefeff csunicode ucs2 iso10646ucs2 unicodelittleunmarked"),
    (.utf16BigEndian, "utf16be utf16 u16 unicodefffe unicodebigunmarked"),
    (.utf32LittleEndian, "utf32le ucs4le"),
    (.utf32BigEndian, "utf32be utf32 u32 ucs4 ucs4be iso10646ucs4 csucs4"),
    (
      .windows1252,
      """
      windows1252 cp1252 iso88591 iso885911987 isoir100 csisolatin1 latin1 latin l1 cp819 ibm819 \
      \(asciiLabels) 8859 iso8859 88591
      """
    ),
    (TextEncoding("windows-1250", .singleByte(.windows1250)), "windows1250 cp1250"),
    (TextEncoding("windows-1251", .singleByte(.windows1251)), "windows1251 cp1251"),
    (TextEncoding("windows-1253", .singleByte(.windows1253)), "windows1253 cp1253"),
    (
      TextEncoding("windows-1254", .singleByte(.windows1254)),
      "windows1254 cp1254 iso88599 iso885991989 isoir148 csisolatin5 latin5 l5"
    ),
    (TextEncoding("windows-1255", .singleByte(.windows1255)), "windows1255 cp1255"),
    (TextEncoding("windows-1256", .singleByte(.windows1256)), "windows1256 cp1256"),
    (TextEncoding("windows-1257", .singleByte(.windows1257)), "windows1257 cp1257"),
    (TextEncoding("windows-1258", .singleByte(.windows1258)), "windows1258 cp1258"),
    (
      TextEncoding("cp874", .singleByte(.windows874)),
      """
      windows874 cp874 dos874 tis620 tis6200 tis62025290 tis62025291 iso885911 iso8859112001 \
      isoir166 thai
      """
    ),
    (
      TextEncoding("iso-8859-2", .singleByte(.iso88592)),
      "iso88592 iso885921987 isoir101 csisolatin2 latin2 l2"
    ),
    (
      TextEncoding("iso-8859-3", .singleByte(.iso88593)),
      "iso88593 iso885931988 isoir109 csisolatin3 latin3 l3"
    ),
    (
      TextEncoding("iso-8859-4", .singleByte(.iso88594)),
      "iso88594 iso885941988 isoir110 csisolatin4 latin4 l4"
    ),
    (
      TextEncoding("iso-8859-5", .singleByte(.iso88595)),
      "iso88595 iso885951988 isoir144 csisolatincyrillic cyrillic"
    ),
    (
      TextEncoding("iso-8859-6", .singleByte(.iso88596)),
      """
      iso88596 iso885961987 isoir127 csisolatinarabic arabic asmo708 ecma114 iso88596e iso88596i \
      csiso88596e csiso88596i
      """
    ),
    (
      TextEncoding("iso-8859-7", .singleByte(.iso88597)),
      "iso88597 iso885971987 isoir126 csisolatingreek greek greek8 elot928 ecma118 suneugreek"
    ),
    (
      TextEncoding("iso-8859-8", .singleByte(.iso88598)),
      """
      iso88598 iso885981988 isoir138 csisolatinhebrew hebrew visual iso88598e iso88598i csiso88598e \
      csiso88598i logical
      """
    ),
    (
      TextEncoding("iso-8859-10", .singleByte(.iso885910)),
      "iso885910 iso8859101992 isoir157 csisolatin6 latin6 l6"
    ),
    (TextEncoding("iso-8859-13", .singleByte(.iso885913)), "iso885913 latin7 l7"),
    (
      TextEncoding("iso-8859-14", .singleByte(.iso885914)),
      "iso885914 iso8859141998 isoir199 isoceltic latin8 l8"
    ),
    (
      TextEncoding("iso-8859-15", .singleByte(.iso885915)),
      "iso885915 csisolatin9 latin9 latin0 l9"
    ),
    (
      TextEncoding("iso-8859-16", .singleByte(.iso885916)),
      "iso885916 iso8859162001 isoir226 latin10 l10"
    ),
    (TextEncoding("koi8-r", .singleByte(.koi8R)), "koi8r koi8 koi cskoi8r"),
    (TextEncoding("koi8-u", .singleByte(.koi8U)), "koi8u koi8ru"),
    (TextEncoding("ibm866", .singleByte(.ibm866)), "ibm866 cp866 866 csibm866"),
    (TextEncoding("macintosh", .singleByte(.macRoman)), "macintosh mac macroman csmacintosh"),
    (TextEncoding("maccyrillic", .singleByte(.macCyrillic)), "maccyrillic macukrainian"),
    (
      TextEncoding("maccentraleurope", .singleByte(.macCentralEurope)),
      "maccentraleurope maclatin2 maccenteuro macce"
    ),
    (TextEncoding("macgreek", .singleByte(.macGreek)), "macgreek"),
    (TextEncoding("macturkish", .singleByte(.macTurkish)), "macturkish"),
    (TextEncoding("maciceland", .singleByte(.macIceland)), "maciceland"),
    (
      TextEncoding("gb18030", .iconv("GB18030")),
      """
      gb18030 gb180302000 gbk gb2312 gb23121980 gb231280 chinese csgb2312 csiso58gb231280 isoir58 \
      euccn eucgb2312cn cp936 ms936 macsimpchinese
      """
    ),
    (
      TextEncoding("big5", .iconv("BIG5-HKSCS")),
      "big5 big5hkscs hkscs cnbig5 csbig5 xbig5 big5tw cp950 ms950 mactradchinese"
    ),
    (
      TextEncoding("euc-jp", .iconv("EUC-JP-MS")),
      "eucjp ujis ujis eucjpms cseucpkdfmtjapanese cp51932"
    ),
    (
      TextEncoding("euc-jisx0213", .iconv("EUC-JISX0213")),
      "eucjisx0213 eucjis2004 jisx0213"
    ),
    (
      TextEncoding("shift_jis", .iconv("CP932")),
      "shiftjis sjis csshiftjis mskanji cswindows31j windows31j ms932 cp932 macjapanese"
    ),
    (
      TextEncoding("shift_jisx0213", .iconv("SHIFT_JISX0213")),
      "shiftjisx0213 sjisx0213 shiftjis2004 sjis2004"
    ),
    (TextEncoding("iso-2022-jp", .iconv("ISO-2022-JP-2")), "iso2022jp csiso2022jp iso2022jp2"),
    (TextEncoding("iso-2022-jp-3", .iconv("ISO-2022-JP-3")), "iso2022jp3 iso2022jp2004"),
    (TextEncoding("iso-2022-kr", .iconv("ISO-2022-KR")), "iso2022kr csiso2022kr"),
    (TextEncoding("iso-2022-cn", .iconv("ISO-2022-CN-EXT")), "iso2022cn iso2022cnext"),
    (
      TextEncoding("cp949", .iconv("UHC")),
      """
      euckr cseuckr cp949 ms949 uhc windows949 korean ksc56011987 ksc56011989 ksc5601 ksx1001 \
      isoir149 csksc56011987 mackorean
      """
    ),
    (TextEncoding("johab", .iconv("JOHAB")), "johab cp1361 ms1361"),
    (TextEncoding("utf-7", .iconv("UTF-7")), "utf7 u7 unicode11utf7 csunicode11utf7"),
    (
      TextEncoding("hp-roman8", .iconv("HP-ROMAN8")), "hproman8 roman8 r8 cshproman8 ibm1051 cp1051"
    ),
    (TextEncoding("ptcp154", .iconv("PT154")), "ptcp154 csptcp154 pt154 cp154 cyrillicasian"),
    (TextEncoding("kz1048", .iconv("RK1048")), "kz1048 rk1048 strk10482002"),
    (TextEncoding("cp037", .iconv("CP037")), "ebcdiccpus ebcdiccpca ebcdiccpwt ebcdiccpnl ibm039"),
    (TextEncoding("cp424", .iconv("CP424")), "ebcdiccphe"),
    (TextEncoding("cp500", .iconv("CP500")), "ebcdiccpbe ebcdiccpch"),
    (TextEncoding("cp437", .iconv("CP437")), "cspc8codepage437"),
    (TextEncoding("cp775", .iconv("CP775")), "cspc775baltic"),
    (TextEncoding("cp850", .iconv("CP850")), "cspc850multilingual"),
    (TextEncoding("cp852", .iconv("CP852")), "cspcp852"),
    (TextEncoding("cp858", .iconv("CP858")), "cspc858multilingual pcmultilingual850euro"),
    (TextEncoding("cp861", .iconv("CP861")), "cpis"),
    (TextEncoding("cp862", .iconv("CP862")), "cspc862latinhebrew"),
    (TextEncoding("cp869", .iconv("CP869")), "cpgr"),
    (TextEncoding("cp1125", .iconv("CP1125")), "ruscii cp866u"),
  ]

  private static let aliasOfCodePage: [Int: String] = [
    367: "usascii", 646: "usascii", 819: "iso88591", 866: "ibm866", 874: "windows874",
    932: "shiftjis",
    936: "gbk", 949: "euckr", 950: "big5", 1200: "utf16le", 1201: "utf16be", 1250: "windows1250",
    1251: "windows1251", 1252: "windows1252", 1253: "windows1253", 1254: "windows1254",
    1255: "windows1255", 1256: "windows1256", 1257: "windows1257", 1258: "windows1258",
    1361: "johab",
    10000: "macintosh", 10007: "maccyrillic", 10029: "macce", 12000: "utf32le", 12001: "utf32be",
    20127: "usascii", 20866: "koi8r", 20932: "eucjp", 20936: "gb2312", 21866: "koi8u",
    28591: "iso88591", 28592: "iso88592", 28593: "iso88593", 28594: "iso88594", 28595: "iso88595",
    28596: "iso88596", 28597: "iso88597", 28598: "iso88598", 28599: "iso88599", 28603: "iso885913",
    28605: "iso885915", 50220: "iso2022jp", 50225: "iso2022kr", 51932: "eucjp", 51936: "gb2312",
    51949: "euckr", 54936: "gb18030", 65000: "utf7", 65001: "utf8",
  ]

  private static let codePagesOfIconv: Set<Int> = [
    37, 273, 424, 437, 500, 737, 775, 850, 852, 855, 856, 857, 858, 860, 861, 862, 863, 864, 865,
    869,
    875, 1026, 1125, 1140,
  ]

}
