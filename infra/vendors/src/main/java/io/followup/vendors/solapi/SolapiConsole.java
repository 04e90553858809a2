package io.followup.vendors.solapi;

import java.util.Map;

/** What was made in Solapi's console: one account with one channel for everybody on the laptop. */
public final class SolapiConsole {
  public static final String API_KEY = "laptopApiKey";
  public static final String API_SECRET = "laptopApiSecret";

  /** In the address that webhooks go to. */
  public static final String WEBHOOK_KEY = "laptop-webhook-key";

  /** Of the channel that Kakao's sender keys stand for, whichever they are. */
  public static final String PF_ID = "KA01PF2603010300000000laptopLamp";

  private SolapiConsole() {}

  /** The same as the secret that our side keeps of it. */
  public static Map<String, String> secret() {
    return Map.of(
        "apiKey", API_KEY, "apiSecret", API_SECRET, "pfId", PF_ID, "webhookKey", WEBHOOK_KEY);
  }
}
