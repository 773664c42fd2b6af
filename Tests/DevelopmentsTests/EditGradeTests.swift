import News
import Testing

@testable import Developments

struct EditGradeTests {
  private let title = "Ferry sinks off Port Selda"
  private let text = """
    A ferry sank off Port Selda on Sunday, killing five people, the ministry said.
    Deni Varga, the captain, was not on the bridge.
    """

  private func grade(_ newTitle: String? = nil, _ newText: String? = nil) -> GradedEdit {
    GradedEdit(
      oldTitle: title, oldText: text, newTitle: newTitle ?? title, newText: newText ?? text)
  }

  private func replacing(_ old: String, _ new: String) -> String {
    var parts: [Substring] = []
    var rest = text[...]
    while let found = rest.firstRange(of: old) {
      parts.append(rest[..<found.lowerBound])
      parts.append(new[...])
      rest = rest[found.upperBound...]
    }
    return (parts + [rest]).joined()
  }

  @Test(arguments: [
    ("five people", "seven people", GradedEdit.Reason.number),
    ("Deni Varga", "Milo Kessler", .name),
    ("on Sunday", "on Saturday", .date),
    ("was not on", "was on", .negation),
    (", the ministry said.", ".", .attribution),
    ("was not on", "may not have been on", .modality),
  ])
  func `a change that matters has its reason`(
    _ old: String, _ new: String, _ reason: GradedEdit.Reason
  ) {
    let grade = grade(nil, replacing(old, new))
    #expect(grade.grade == .material)
    #expect(grade.reasons.contains(reason))
  }

  @Test func `another name is material in any script`() {
    let old = "Паром сел на мель, сказал капитан Иван Петров."
    let new = "Паром сел на мель, сказал капитан Олег Сидоров."
    let grade = GradedEdit(oldTitle: "Паром", oldText: old, newTitle: "Паром", newText: new)
    #expect(grade.grade == .material && grade.reasons.contains(.name))
  }

  @Test func `case, punctuation and spelling are cosmetic`() {
    #expect(grade("Ferry Sinks Off Port Selda!").grade == .cosmetic)
    #expect(grade(nil, replacing("the captain", "the skipper")).grade == .cosmetic)
    #expect(grade().grade == .cosmetic)
  }

  @Test func `a new time stamp alone is only a date`() {
    let old = text + "\nUpdated: March 9, 2031, 10:15 am"
    let new = text + "\nUpdated: March 9, 2031, 11:40 am"
    let grade = GradedEdit(oldTitle: title, oldText: old, newTitle: title, newText: new)
    #expect(grade.grade == .dateOnly && grade.reasons.isEmpty)
  }

  @Test func `what belongs to the page is furniture`() {
    #expect(grade(nil, text + "\nFollow us on our channels").grade == .furniture)
  }

  @Test func `a sentence that comes or goes matters`() {
    let added = "Divers found the wreck in forty metres of water near the harbour mouth."
    #expect(grade(nil, text + "\n" + added).reasons == [.addition])
    let grade = GradedEdit(
      oldTitle: title, oldText: text + "\n" + added, newTitle: title, newText: text)
    #expect(grade.reasons == [.removal])
  }

  @Test func `a correction says so`() {
    let grade = grade(nil, text + "\nCorrection: an earlier version gave the wrong number of dead.")
    #expect(grade.isCorrection)
  }

  @Test func `a stated correction that puts other numbers or names right is a correction again`() {
    func edit(from old: String, to new: String) -> GradedEdit {
      GradedEdit(oldTitle: title, oldText: old, newTitle: title, newText: new)
    }
    let four =
      "CORRECTION: A ferry sank off Port Selda on Sunday, killing four people, police said."
    #expect(edit(from: four, to: four.replacing("four", with: "three")).isCorrection)
    let varga = "Correction: The captain of the ferry is Deni Varga, not his brother."
    #expect(edit(from: varga, to: varga.replacing("Deni Varga", with: "Milo Kessler")).isCorrection)
    let reworded = edit(from: four, to: four.replacing("police said", with: "the police said"))
    #expect(!reworded.isCorrection)
  }

  @Test func `a headline turned round changes polarity`() {
    let grade = GradedEdit(
      oldTitle: "Court convicts ferry captain as appeal fails", oldText: text,
      newTitle: "Court convicts ferry captain as appeal wins", newText: text)
    #expect(grade.reasons == [.polarity])
  }
}
