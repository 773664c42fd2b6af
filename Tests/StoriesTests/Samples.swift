import News

/// Articles from places that do not exist.
enum Samples {
  static func article(
    _ number: Int64, _ title: String, _ text: String, outlet: String = "harbour.example",
    author: String? = nil, day: Int64 = 20_000, hour: Int64 = 9
  ) -> Article {
    Article(
      number: number, id: "ar_\(number)", feed: "f", entryID: "e\(number)", outlet: outlet,
      author: author, title: title, text: text,
      published: Timestamp(seconds: day * 86_400 + hour * 3_600),
      firstSeen: Timestamp(seconds: day * 86_400 + hour * 3_600))
  }

  static let ferry = """
    The ferry Lindra ran aground off Tarsk Point early on Monday with 212 passengers aboard.
    Harbour master Ilva Brandt said two rescue boats had brought everyone ashore by dawn.
    Nobody was badly hurt, but 14 people were treated for cold at Tarsk General Hospital.
    The Lindra, built in 1998, was on the night crossing from Orvik when her steering failed.
    Investigators of the Maritime Board will examine the rudder once the ship is afloat.
    Divers found a gash of four metres below the waterline on the starboard side.
    The operator Nordline cancelled all crossings to Orvik until Wednesday.
    Brandt said no oil had leaked, though a boom was laid around the stern as a precaution.
    Passengers praised the crew, who handed out blankets and kept the children calm.
    It was the third grounding at Tarsk Point since the old lighthouse was switched off.
    The town council has asked for the light to be lit again before the winter storms.
    """

  /// The same, sentence by sentence, in other words.
  static let ferryRetold = """
    Carrying 212 passengers, the Lindra, a ferry, hit ground near Tarsk Point in the small hours of Monday.
    By dawn everyone had been brought ashore in two rescue boats, according to harbour master Ilva Brandt.
    While none was hurt badly, Tarsk General Hospital treated 14 people because of the cold.
    Steering trouble struck the Lindra, which dates from 1998, during the night crossing out of Orvik.
    Once the ship floats again, the Maritime Board's investigators are to examine her rudder.
    On the starboard side divers have found, below the waterline, a gash four metres long.
    Until Wednesday every crossing to Orvik has been cancelled by Nordline, the operator.
    No oil leaked, Brandt said, adding that a boom around the stern was only a precaution.
    The crew kept children calm and handed blankets out, passengers said with praise.
    Tarsk Point has seen three groundings since its old lighthouse was switched off.
    Before winter storms come, the council of the town wants the light lit again.
    """

  static let mine = """
    Rescuers reached six miners trapped since Friday in the Belgrun copper mine on Sunday night.
    Mine director Oskar Fehl said the men had water and a working telephone all the time.
    A rock fall closed the lower gallery at a depth of 640 metres shortly after the change of shift.
    The union of miners in Belgrun called for an inquiry into the props of the lower gallery.
    """

  static let election = """
    Voters in Sorrel chose Petra Volk as governor on Sunday by fewer than nine hundred votes.
    Her rival Anton Reiss asked for a recount in the three northern districts.
    The election board of Sorrel said turnout was the highest since the province was founded.
    """
}
