import Testing

@testable import Text

@Suite struct PhraseTests {
  private func forms(_ text: String, _ code: String) -> [String] {
    let words = Words(text, language: Language(code: code))
    return words.all.map { words.form(of: $0) }
  }

  @Test(arguments: [
    ("es", "Acordaron un alto el fuego", "ceasefire"), ("fr", "Le cessez-le-feu", "ceasefire"),
    ("fr", "L’état d’urgence", "emergency"), ("ru", "Министр подал в отставку", "resigned"),
    ("tr", "Bakan istifa etti", "resigned"), ("es", "más de", "over"),
    ("fr", "placés en garde à vue", "detained"),
  ]) func `several words are heard as the English one that does their job, the longest first`(
    code: String, text: String, english: String
  ) {
    #expect(forms(text, code).last == english)
  }

  @Test(arguments: [
    ("Der Minister tritt nach der Kritik zurück.", "resigned"),
    ("Polizei nimmt Verdächtigen fest", "arrested"),
    ("Die Bahn sagte das Fest ab, der Verein nicht", "cancelled"),
  ]) func `a verb is heard with the particle that ends its clause`(text: String, english: String) {
    #expect(forms(text, "de").contains(english))
  }

  @Test(arguments: [
    "Er sagte ab Montag nichts mehr", "Er tritt an. Sie kam zurück.",
    "Kommt nun der Abriss: zurück",
  ]) func `a preposition and the particle of another sentence make no verb`(text: String) {
    #expect(Set(forms(text, "de")).isDisjoint(with: ["cancelled", "resigned", "freed"]))
  }

  @Test func `words of a phrase with a mark between them stay words`() {
    #expect(!forms("Dio el alto; el fuego siguió", "es").contains("ceasefire"))
    #expect(!forms("Dio el alto…el fuego siguió", "es").contains("ceasefire"))
    #expect(forms("un alto\u{a0}el fuego", "es").contains("ceasefire"))
  }

  @Test func `a phrase is one word, and its span the text's`() {
    let text = "Un alto el fuego total"
    let word = Words(text, language: Language(code: "es")).all[1]
    #expect(Array(text.utf8)[word.span].elementsEqual("alto el fuego".utf8))
    #expect(!word.isCapitalised)
  }
}
