import UserNotifications

private let followup = URL(string: "https://followup.example.com/v1/receipts/push")!

/// Acknowledges a follow-up when it arrives, in the background too: an alert with `mutable-content` wakes this extension.
final class NotificationService: UNNotificationServiceExtension {
  private var show: ((UNNotificationContent) -> Void)?
  private var content: UNNotificationContent?

  override func didReceive(
    _ request: UNNotificationRequest,
    withContentHandler contentHandler: @escaping (UNNotificationContent) -> Void
  ) {
    show = contentHandler
    content = request.content
    acknowledge(request.content.userInfo, kind: "received") { [weak self] in self?.done() }
  }

  /// The system gives it 30 seconds; what is not acknowledged by then is shown all the same.
  override func serviceExtensionTimeWillExpire() {
    done()
  }

  private func done() {
    guard let show, let content else { return }
    self.show = nil
    show(content)
  }
}

/// In the app, with `opened`, from `userNotificationCenter(_:didReceive:withCompletionHandler:)`.
func acknowledge(_ userInfo: [AnyHashable: Any], kind: String, then done: @escaping () -> Void) {
  guard let deliveryId = userInfo["deliveryId"] as? String, let proof = userInfo["proof"] as? String else {
    return done()
  }
  var request = URLRequest(url: followup, timeoutInterval: 10)
  request.httpMethod = "POST"
  request.setValue("application/json", forHTTPHeaderField: "Content-Type")
  request.httpBody = try? JSONSerialization.data(
    withJSONObject: ["deliveryId": deliveryId, "kind": kind, "proof": proof])
  URLSession.shared.dataTask(with: request) { _, _, _ in done() }.resume()
}
