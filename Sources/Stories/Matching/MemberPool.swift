/// The members of the open stories, and the lists of numbers that stories keep: in large blocks that
/// outlive their stories. A small array for each story, freed weeks later, would leave the heap full
/// of holes, in which each later allocation has to search.
struct MemberPool: Sendable {
  /// Where the members of a story stand.
  struct List: Sendable {
    fileprivate var start: UInt32 = 0
    fileprivate(set) var count: UInt32 = 0

    static let empty = List()
  }

  /// Vectors, days and themes.
  var numbers = NumberPool()
  private var members: [OpenStory.Member] = []
  /// Starts of blocks given up, by order. A list has room for the next power of two.
  private var free: [[UInt32]] = Array(repeating: [], count: 32)

  subscript(list: List) -> ArraySlice<OpenStory.Member> {
    members[Int(list.start)..<Int(list.start + list.count)]
  }

  mutating func append(_ member: OpenStory.Member, to list: inout List) {
    if list.count == 0 {
      list.start = block(order: 0, filledWith: member)
    } else if list.count & (list.count - 1) == 0 {
      grow(&list, filledWith: member)
    }
    members[Int(list.start + list.count)] = member
    list.count += 1
  }

  /// To a block of twice the size: the list is as long as its block.
  private mutating func grow(_ list: inout List, filledWith member: OpenStory.Member) {
    let order = list.count.trailingZeroBitCount
    let start = block(order: order + 1, filledWith: member)
    for offset in 0..<Int(list.count) {
      members[Int(start) + offset] = members[Int(list.start) + offset]
    }
    free[order].append(list.start)
    list.start = start
  }

  private mutating func block(order: Int, filledWith member: OpenStory.Member) -> UInt32 {
    if let start = free[order].popLast() { return start }
    let start = UInt32(members.count)
    members.makeRoomInHugePages(for: 1 << order)
    members.append(contentsOf: repeatElement(member, count: 1 << order))
    return start
  }

  /// Lets go of the member at `offset` and of its numbers; puts `member` at the end.
  mutating func replace(at offset: Int, of list: List, by member: OpenStory.Member) {
    let end = Int(list.start + list.count) - 1
    numbers.drop(members[Int(list.start) + offset].place)
    for index in (Int(list.start) + offset)..<end { members[index] = members[index + 1] }
    members[end] = member
  }

  /// Lets go of all members and of their numbers.
  mutating func drop(_ list: List) {
    guard list.count > 0 else { return }
    for member in self[list] { numbers.drop(member.place) }
    free[list.count.bitWidth - (list.count - 1).leadingZeroBitCount].append(list.start)
  }

  /// Asks for the members' numbers, which will be read soon.
  func fetch(_ list: List) {
    for member in self[list] { numbers.fetch(member.place) }
  }

  /// Moves the numbers of the members out of blocks of which little is in use.
  mutating func moveNumbers(of list: List) {
    for index in Int(list.start)..<Int(list.start + list.count) {
      numbers.move(&members[index].place)
    }
  }
}
