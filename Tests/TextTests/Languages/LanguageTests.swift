import Testing
import Text

@Suite struct LanguageTests {
  @Test(arguments: [
    ("de", "Der Minister ist am Dienstag zurückgetreten, wie die Regierung mitteilte."),
    ("fr", "Le ministre a démissionné mardi, selon le gouvernement."),
    ("es", "El ministro dimitió el martes, según fuentes de su partido."),
    ("it", "Il ministro si è dimesso martedì dopo le accuse della stampa."),
    ("pt", "O ministro demitiu-se na terça-feira, segundo uma fonte do governo."),
    ("nl", "De minister is dinsdag afgetreden, zo meldt het kabinet."),
    ("sv", "Ministern avgick på tisdagen, enligt ett uttalande från regeringen."),
    ("pl", "Minister podał się do dymisji we wtorek, a jego partia już szuka następcy."),
    ("ru", "Министр подал в отставку во вторник."),
    ("uk", "Міністр пішов у відставку у вівторок."),
    ("tr", "Bakan salı günü istifa etti, ancak hükümet bunun için bir neden göstermedi."),
    ("ar", "استقال الوزير يوم الثلاثاء"), ("zh", "部长周二辞职"), ("ja", "大臣は火曜日に辞任した"),
  ]) func `a text shows its language by its function words or its script`(
    code: String, text: String
  ) {
    #expect(Language(ofTitle: "", text: text)?.code == code)
  }

  @Test(arguments: [
    "Two men die in war zone near Los Angeles de la Cruz estate",
    "Ursula von der Leyen visits Kyiv", "Des Moines: El Paso man sues over La Paz trip",
    "Man hat fall sale", "", "12.5",
  ]) func `English with foreign names or words that look foreign stays English`(title: String) {
    #expect(Language(ofTitle: title, text: "") == nil)
  }

  @Test func `a quotation in another language does not make an English text foreign`() {
    let text = """
      The minister resigned on Tuesday after weeks of pressure from his own party, the paper said. \
      “No me voy por las acusaciones, me voy por la salud de los míos,” he told it.
      """
    #expect(Language(ofTitle: "Minister resigns", text: text) == nil)
  }

  @Test func `what has no glossary has no language`() {
    #expect(Language(code: "de") != nil)
    #expect(Language(code: "en") == nil)
    #expect(Language(code: "xx") == nil)
  }
}
