/// Letters of Latin, Greek and Cyrillic without case and accents, as a table by code point.
///
/// The groups were made from the Unicode Character Database: canonical decomposition, combining marks off,
/// lower case; letters that do not decompose (ß, ø, ł, æ …) are written as news agencies transcribe them.
/// й and ї fold to и and і: text that spells them with a combining mark must match text that does not.
struct FoldingTable: Sendable {
  static let shared = FoldingTable()

  /// What the scalars from 0 on fold to; 0 where several letters come of one.
  private let single: [UInt16]
  private let several: [UInt16: [UInt8]]

  /// Scripts above U+1FFF are rare enough to be asked one by one.
  private static let end: UInt32 = 0x2000

  private init() {
    var single = [UInt16](repeating: 0, count: Int(Self.end))
    var several: [UInt16: [UInt8]] = [:]
    for code in 0..<Self.end { single[Int(code)] = UInt16(Self.lowered(code)) }
    for line in Self.groups.split(separator: "\n") {
      let parts = line.split(separator: " ")
      guard parts.count == 2 else { continue }
      let base = Array(parts[0].unicodeScalars)
      for scalar in parts[1].unicodeScalars where scalar.value < Self.end {
        single[Int(scalar.value)] = base.count == 1 ? UInt16(base[0].value) : 0
        if base.count > 1 { several[UInt16(scalar.value)] = Array(parts[0].utf8) }
      }
    }
    self.single = single
    self.several = several
  }

  /// Appends the folded form of `scalar` in UTF-8.
  func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    if scalar < Self.end {
      let folded = single[Int(scalar)]
      if folded != 0 || scalar == 0 {
        UTF8Bytes.append(UInt32(folded), to: &bytes)
      } else {
        bytes += several[UInt16(scalar)] ?? []
      }
      return
    }
    UTF8Bytes.append(Self.lowered(Self.halfWidth(scalar)), to: &bytes)
  }

  /// The full-width Latin letters, digits and signs of East Asian typesetting are the ASCII ones.
  private static func halfWidth(_ scalar: UInt32) -> UInt32 {
    (0xff01...0xff5e).contains(scalar) ? scalar - 0xfee0 : scalar
  }

  private static func lowered(_ code: UInt32) -> UInt32 {
    guard let scalar = Unicode.Scalar(code) else { return 0xfffd }
    let mapped = scalar.properties.lowercaseMapping.unicodeScalars
    guard mapped.count == 1, let lower = mapped.first else { return code }
    return lower.value
  }

  /// A line each: what it folds to, and the letters that do.
  private static let groups = """
    a ªÀÁÂÃÄÅàáâãäåĀāĂăĄąǍǎǞǟǠǡǺǻȀȁȂȃȦȧḀḁẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặ
    ae ÆæǢǣǼǽ
    b ḂḃḄḅḆḇ
    c ÇçĆćĈĉĊċČčḈḉ
    d ÐðĎďĐđḊḋḌḍḎḏḐḑḒḓ
    dz ǄǅǆǱǲǳ
    e ÈÉÊËèéêëĒēĔĕĖėĘęĚěȄȅȆȇȨȩḔḕḖḗḘḙḚḛḜḝẸẹẺẻẼẽẾếỀềỂểỄễỆệ
    f ƑƒḞḟ
    g ĜĝĞğĠġĢģǦǧǴǵḠḡ
    h ĤĥĦħȞȟḢḣḤḥḦḧḨḩḪḫẖ
    i ÌÍÎÏìíîïĨĩĪīĬĭĮįİıǏǐȈȉȊȋḬḭḮḯỈỉỊị
    ij Ĳĳ
    j Ĵĵǰ
    k ĶķĸǨǩḰḱḲḳḴḵ
    l ĹĺĻļĽľĿŀŁłḶḷḸḹḺḻḼḽ
    lj Ǉǈǉ
    m ḾḿṀṁṂṃ
    n ÑñŃńŅņŇňŉŊŋǸǹṄṅṆṇṈṉṊṋ
    nj Ǌǋǌ
    o ºÒÓÔÕÖØòóôõöøŌōŎŏŐőƠơǑǒǪǫǬǭǾǿȌȍȎȏȪȫȬȭȮȯȰȱṌṍṎṏṐṑṒṓỌọỎỏỐốỒồỔổỖỗỘộỚ
    o ớỜờỞởỠỡỢợ
    oe Œœ
    p ṔṕṖṗ
    r ŔŕŖŗŘřȐȑȒȓṘṙṚṛṜṝṞṟ
    s ŚśŜŝŞşŠšſȘșṠṡṢṣṤṥṦṧṨṩẛ
    ss ßẞ
    t ŢţŤťŦŧȚțṪṫṬṭṮṯṰṱẗ
    th Þþ
    u ÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲųƯưǓǔǕǖǗǘǙǚǛǜȔȕȖȗṲṳṴṵṶṷṸṹṺṻỤụỦủỨứỪừỬửỮữỰự
    v ṼṽṾṿ
    w ŴŵẀẁẂẃẄẅẆẇẈẉẘ
    x ẊẋẌẍ
    y ÝýÿŶŷŸȲȳẎẏẙỲỳỴỵỶỷỸỹ
    z ŹźŻżŽžẐẑẒẓẔẕ
    ʒ Ǯǯ
    ʹ ʹ
    α ΆάἀἁἂἃἄἅἆἇἈἉἊἋἌἍἎἏὰάᾀᾁᾂᾃᾄᾅᾆᾇᾈᾉᾊᾋᾌᾍᾎᾏᾰᾱᾲᾳᾴᾶᾷᾸᾹᾺΆᾼ
    ε ΈέἐἑἒἓἔἕἘἙἚἛἜἝὲέῈΈ
    η ΉήἠἡἢἣἤἥἦἧἨἩἪἫἬἭἮἯὴήᾐᾑᾒᾓᾔᾕᾖᾗᾘᾙᾚᾛᾜᾝᾞᾟῂῃῄῆῇῊΉῌ
    ι ΊΐΪίϊἰἱἲἳἴἵἶἷἸἹἺἻἼἽἾἿὶίιῐῑῒΐῖῗῘῙῚΊ
    ο ΌόὀὁὂὃὄὅὈὉὊὋὌὍὸόῸΌ
    ρ ῤῥῬ
    σ ς
    υ ΎΫΰϋύὐὑὒὓὔὕὖὗὙὛὝὟὺύῠῡῢΰῦῧῨῩῪΎ
    ω ΏώὠὡὢὣὤὥὦὧὨὩὪὫὬὭὮὯὼώᾠᾡᾢᾣᾤᾥᾦᾧᾨᾩᾪᾫᾬᾭᾮᾯῲῳῴῶῷῺΏῼ
    ϒ ϓϔ
    а ӐӑӒӓ
    г Ѓѓ
    е ЀЁѐёӖӗ
    ж ӁӂӜӝ
    з Ӟӟ
    и ЍЙйѝӢӣӤӥ
    к Ќќ
    о Ӧӧ
    у ЎўӮӯӰӱӲӳ
    ч Ӵӵ
    ы Ӹӹ
    э Ӭӭ
    і Її
    ѵ Ѷѷ
    ә Ӛӛ
    ө Ӫӫ
    ا آأإٱ
    و ؤ
    ي ئ
    """
}
