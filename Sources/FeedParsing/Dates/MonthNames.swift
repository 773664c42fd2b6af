/// Names of the months in the languages that feeds are dated in.
enum MonthNames {
  /// 1 to 12 for a name or abbreviation in lower case, without a dot at its end.
  static func month(_ word: String) -> Int? {
    table[word]
  }

  private static let table: [String: Int] = {
    var table: [String: Int] = [:]
    for (index, line) in names.enumerated() {
      for name in line.split(separator: " ") where table[String(name)] == nil {
        table[String(name)] = index + 1
      }
    }
    return table
  }()

  /// English, German, French, Spanish, Italian, Portuguese, Dutch, Scandinavian, Finnish, Polish, Czech,
  /// Hungarian, Romanian, Turkish, Russian, Ukrainian, Greek; Bulgarian, Catalan, Baltic, Indonesian, Arabic, Hebrew, Hindi
  /// where their names are others.
  private static let names = [
    """
    january jan januar jänner janvier janv enero ene gennaio gen janeiro januari tammikuu \
    tammikuuta stycznia styczeń sty ledna leden led január ianuarie ian ocak oca января январь янв \
    січня січ ιανουάριος ιανουαρίου ιαν \
    януари яну gener jaanuar jaan janvāris sausio يناير ינואר בינואר जनवरी
    """,
    """
    february feb februar février fevrier févr fevr fév febrero febbraio fevereiro fev februari \
    helmikuu helmikuuta lutego luty lut února únor úno február februarie şubat şub февраля февраль \
    фев февр лютого лют φεβρουάριος φεβρουαρίου φεβ φευ \
    февруари febrer veebruar veebr februāris vasario فبراير شباط פברואר בפברואר फ़रवरी फरवरी
    """,
    """
    march mar märz maerz mär mrz mars marzo março marco maart mrt marts maaliskuu maaliskuuta \
    marca marzec března březen bře március márc már martie mart марта март мар березня бер μάρτιος \
    μαρτίου μαρ μάρ \
    marec maret märts kovo مارس آذار מרץ במרץ मार्च
    """,
    """
    april apr avril avr abril abr aprile huhtikuu huhtikuuta kwietnia kwiecień kwi dubna duben dub \
    április ápr aprilie nisan nis апреля апрель апр квітня кві απρίλιος απριλίου απρ \
    април aprill aprīlis balandžio أبريل ابريل نيسان אפריל באפריל अप्रैल
    """,
    """
    may mai mayo maggio mag maio mei maj toukokuu toukokuuta maja května květen kvě május máj \
    mayıs \
    мая май травня тра μάιος μαΐου μάϊ μαϊ μαι \
    maig maijs gegužės مايو أيار ايار מאי במאי मई
    """,
    """
    june jun juni juin junio giugno giu junho kesäkuu kesäkuuta czerwca czerwiec cze června červen \
    čvn június jún iunie iun haziran haz июня июнь июн червня чер ιούνιος ιουνίου ιουν ιούν \
    юни juny juuni jūnijs birželio يونيو حزيران יוני ביוני जून
    """,
    """
    july jul juli juillet juil julio luglio lug julho heinäkuu heinäkuuta lipca lipiec lip \
    července \
    červenec čvc július júl iulie iul temmuz tem июля июль июл липня лип ιούλιος ιουλίου ιουλ ιούλ \
    юли juliol juuli jūlijs liepos يوليو تموز יולי ביולי जुलाई
    """,
    """
    august aug août aout agosto ago augustus augusti elokuu elokuuta sierpnia sierpień sie srpna \
    srpen srp augusztus ağustos ağu августа август авг серпня сер αύγουστος αυγούστου αυγ αύγ \
    agost agustus augusts rugpjūčio أغسطس اغسطس آب אוגוסט באוגוסט अगस्त
    """,
    """
    september sep sept septembre septiembre setembro set settembre syyskuu syyskuuta września \
    wrzesień wrz září zář szeptember szept septembrie eylül eyl сентября сентябрь сен сент вересня \
    вер σεπτέμβριος σεπτεμβρίου σεπ \
    септември septembris rugsėjo سبتمبر أيلول ספטמבר בספטמבר सितंबर सितम्बर
    """,
    """
    october oct oktober okt octobre octubre ottobre ott outubro out lokakuu lokakuuta października \
    październik paź října říjen říj október octombrie ekim eki октября октябрь окт жовтня жов \
    οκτώβριος οκτωβρίου οκτ \
    октомври oktoober oktobris spalio أكتوبر اكتوبر אוקטובר באוקטובר अक्टूबर
    """,
    """
    november nov novembre noviembre novembro marraskuu marraskuuta listopada listopad lis lst \
    noiembrie noi kasım kas ноября ноябрь ноя нояб листопада νοέμβριος νοεμβρίου νοέ νοε \
    ноември novembris lapkričio نوفمبر נובמבר בנובמבר नवंबर नवम्बर
    """,
    """
    december dec dezember dez décembre déc decembre diciembre dic dicembre dezembro des desember \
    joulukuu joulukuuta grudnia grudzień gru prosince prosinec pro decembrie aralık ara декабря \
    декабрь дек грудня гру δεκέμβριος δεκεμβρίου δεκ \
    декември desembre detsember dets decembris gruodžio ديسمبر דצמבר בדצמבר दिसंबर दिसम्बर
    """,
  ]
}
