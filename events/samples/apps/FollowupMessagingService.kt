package com.example.lamps

import android.app.NotificationManager
import android.app.PendingIntent
import android.content.Intent
import android.net.Uri
import androidx.core.app.NotificationCompat
import com.google.firebase.messaging.FirebaseMessagingService
import com.google.firebase.messaging.RemoteMessage
import java.net.HttpURLConnection
import java.net.URL
import org.json.JSONObject

private const val FOLLOWUP = "https://followup.example.com"

/** Acknowledges a follow-up first, within the 30 seconds that text and email wait, then shows it. */
class FollowupMessagingService : FirebaseMessagingService() {
  /** Called in the background, too, since the message is data alone. May take 20 seconds. */
  override fun onMessageReceived(message: RemoteMessage) {
    val data = message.data
    val deliveryId = data["deliveryId"] ?: return
    runCatching { acknowledge(deliveryId, data["proof"].orEmpty(), "received") }
    show(data, deliveryId)
  }

  private fun show(data: Map<String, String>, deliveryId: String) {
    val open = Intent(Intent.ACTION_VIEW, Uri.parse(data["url"])).setPackage(packageName)
    val tap = PendingIntent.getActivity(this, deliveryId.hashCode(), open, PendingIntent.FLAG_IMMUTABLE)
    val notification =
      NotificationCompat.Builder(this, "chat")
        .setSmallIcon(applicationInfo.icon)
        .setContentTitle(data["title"])
        .setContentText(data["text"])
        .setGroup(data["chat"])
        .setContentIntent(tap)
        .setAutoCancel(true)
        .build()
    // The same delivery twice is one notification.
    getSystemService(NotificationManager::class.java).notify(deliveryId, 0, notification)
  }

  /** To be told to the customer's backend by your app. */
  override fun onNewToken(token: String) = Unit
}

/** Off the main thread; `opened` when the notification was tapped. */
fun acknowledge(deliveryId: String, proof: String, kind: String): Int {
  val call = URL("$FOLLOWUP/v1/receipts/push").openConnection() as HttpURLConnection
  call.requestMethod = "POST"
  call.connectTimeout = 5_000
  call.readTimeout = 5_000
  call.doOutput = true
  call.setRequestProperty("Content-Type", "application/json")
  val receipt = JSONObject(mapOf("deliveryId" to deliveryId, "kind" to kind, "proof" to proof))
  call.outputStream.use { it.write(receipt.toString().toByteArray()) }
  return call.responseCode.also { call.disconnect() }
}
