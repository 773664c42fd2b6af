import Testing

@testable import Text

@Suite struct GlossaryTests {
  private func forms(_ text: String, _ code: String) -> [String] {
    let words = Words(text, language: Language(code: code))
    return words.all.map { words.form(of: $0) }
  }

  @Test
  func `words that matter are heard as the English ones that do their job, others as they are`() {
    #expect(
      forms("El ministro Ruiz dimitió el martes", "es")
        == ["the", "minister", "ruiz", "resigned", "the", "tuesday"])
    #expect(
      forms("Zwölf Menschen wurden verletzt", "de") == ["12", "people", "were", "injured"])
    #expect(forms("Il n’y a pas de victimes", "fr").contains("not"))
  }

  @Test func `a word before an apostrophe is one of its own where the language elides`() {
    #expect(forms("l’attentat d'Arles", "fr").suffix(1) == ["arles"])
    #expect(forms("dell'incendio", "it") == ["of", "fire"])
  }

  @Test(arguments: [
    ("de", "1.200", "1200"), ("de", "3,5", "3.5"), ("de", "2,0", "2"),
    ("de", "1.234.567,80", "1234567.8"),
    ("fr", "12\u{202f}000", "12000"), ("fr", "12 000", "12000"), ("es", "1,200", "1200"),
    ("es", "4.5", "4.5"), ("ru", "1 200,5", "1200.5"), ("de", "0,125", "0.125"),
  ]) func `a number is read by the marks of its language`(
    code: String, written: String, value: String
  ) {
    #expect(forms(written, code) == [value])
  }

  @Test(arguments: [
    ("ru", "Лапин Лапина Лапину Лапиным"), ("pl", "Zawadzka Zawadzkiej Zawadzką"),
    ("uk", "Паламарчук Паламарчука Паламарчуком"), ("de", "Antrag Antrags Antrages"),
  ]) func `the cases of a name have one stem`(code: String, text: String) {
    let words = Words(text, language: Language(code: code)).all
    #expect(Set(words.map(\.stem)).count == 1)
  }

  @Test func `German nouns are no names, names are`() {
    let words = Words(
      "Vor dem Landgericht Rostock hat am Dienstag der Prozess gegen Detlef Raabe begonnen.",
      language: Language(code: "de")
    ).all
    let capitals = words.filter { $0.isCapitalised && !$0.isSentenceInitial }.map {
      $0.span.lowerBound
    }
    #expect(capitals.count == 4)
    #expect(!words[2].isCapitalised && words[3].isCapitalised)
  }

  @Test func `a weekday in small letters has the capital of an English one`() {
    let words = Words("el martes", language: Language(code: "es")).all
    #expect(words[1].isCapitalised)
  }

  @Test func `every row of the table stands for one English word, and no form in two`() {
    #expect(Glossary.all.count == 14)
    for glossary in Glossary.all {
      #expect(glossary.entries.count > 200, "\(glossary.code)")
      #expect(
        glossary.forms.hashes.count == glossary.rows.count, "a form in two rows of \(glossary.code)"
      )
      let phrases = glossary.phrases
      #expect(
        phrases.wholes.hashes.count == phrases.wholeEntries.count
          && phrases.verbs.hashes.count == phrases.verbEntries.count,
        "a phrase in two rows of \(glossary.code)")
      for entry in glossary.entries {
        let english = String(decoding: entry.english, as: UTF8.self)
        #expect(Words(english).all.count == 1, "\(glossary.code) \(english)")
      }
    }
  }
}
