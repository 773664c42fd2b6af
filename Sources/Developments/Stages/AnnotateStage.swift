internal import News
public import Text

/// `storywatch annotate`: one article in, its sentences with role, furniture and speaker out, as JSON.
public struct AnnotateStage: Sendable {
  private let annotator = SentenceAnnotator()

  public init() {}

  /// Answers `{id,title,published?,sentences:[{id?,text}]}` or `{id,title,text,…}`.
  ///
  /// Without `sentences` the text is split, and each answer says where its sentence starts and ends
  /// (UTF-8 offsets).
  public func answer(_ line: [UInt8]) throws(JSONError) -> [UInt8]? {
    let question = try JSONValue.parse(line)
    guard question["text"] != nil || question["sentences"] != nil else { return nil }
    let published = StageInput.published(question).map(\.utcDate)
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("id")
    writer.value(question["id"] ?? .null)
    writer.key("sentences")
    writer.beginArray()
    for sentence in sentences(question, published: published) { write(sentence, to: &writer) }
    writer.endArray()
    writer.endObject()
    return writer.bytes
  }

  private struct Answer {
    var id: JSONValue?
    var text: String
    var span: Range<Int>?
    var annotation: Annotation
  }

  private func sentences(_ question: JSONValue, published: CivilDate?) -> [Answer] {
    let title = question["title"]?.string ?? ""
    let language = Language(ofTitle: title, text: question["text"]?.string ?? "")
    if let given = question["sentences"]?.array {
      let texts = given.map { $0["text"]?.string ?? "" }
      let annotations = annotator.annotate(
        title: title, sentences: texts, published: published, language: language)
      return zip(given, annotations).enumerated().map { index, pair in
        Answer(id: pair.0["id"], text: texts[index], span: nil, annotation: pair.1)
      }
    }
    let text = question["text"]?.string ?? ""
    let bytes = Array(text.utf8)
    let spans = SentenceSplitter.split(bytes, language: language).map(\.span)
    let texts = spans.map { String(decoding: bytes[$0], as: UTF8.self) }
    let annotations = annotator.annotate(
      title: title, sentences: texts, published: published, language: language)
    return zip(spans, annotations).enumerated().map { index, pair in
      Answer(id: nil, text: texts[index], span: pair.0, annotation: pair.1)
    }
  }

  private func write(_ answer: Answer, to writer: inout JSONWriter) {
    writer.beginObject()
    if let id = answer.id {
      writer.key("id")
      writer.value(id)
    }
    writer.key("text")
    writer.string(answer.text)
    if let span = answer.span {
      writer.key("start")
      writer.int(span.lowerBound)
      writer.key("end")
      writer.int(span.upperBound)
    }
    write(answer.annotation, to: &writer)
    writer.endObject()
  }

  private func write(_ annotation: Annotation, to writer: inout JSONWriter) {
    writer.key("role")
    writer.string(annotation.role.rawValue)
    writer.key("furniture")
    writer.bool(annotation.isFurniture)
    writer.key("attributed")
    writer.bool(annotation.attribution != nil)
    if let speaker = annotation.attribution?.speaker {
      writer.key("speaker")
      writer.string(speaker)
    }
    if let name = annotation.attribution?.name {
      writer.key("speaker_name")
      writer.string(name)
    }
    if let limit = annotation.limit {
      writer.key("limit")
      writer.string(limit)
    }
    if !annotation.quantities.isEmpty {
      writer.key("quantities")
      writer.beginArray()
      for quantity in annotation.quantities { write(quantity, to: &writer) }
      writer.endArray()
    }
    if !annotation.dates.isEmpty {
      writer.key("dates")
      writer.beginArray()
      for date in annotation.dates {
        writer.string(
          date.first == date.last ? date.first.description : "\(date.first)/\(date.last)")
      }
      writer.endArray()
    }
  }

  private func write(_ quantity: Quantity, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("value")
    writer.double(quantity.value)
    if let unit = quantity.unit {
      writer.key("unit")
      writer.string(unit)
    }
    if let thing = quantity.thing {
      writer.key("thing")
      writer.string(thing)
    }
    writer.key("bound")
    writer.string(quantity.bound.rawValue)
    writer.key("tense")
    writer.string(quantity.tense.rawValue)
    writer.endObject()
  }
}
