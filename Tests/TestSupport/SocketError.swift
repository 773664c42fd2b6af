/// No socket could be had; the number is `errno`.
public struct SocketError: Error {
  public let number: Int32
}
