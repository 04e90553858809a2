package io.followup.vendors.nhn;

import io.followup.vendors.VendorCall;
import java.util.Map;

/** What was made or typed into NHN's console: one account for everybody on the laptop. */
public final class NhnConsole {
  public static final String APP_KEY = "laptopAppKey";
  public static final String SECRET_KEY = "laptopSecretKey";

  /** Sent with each webhook as it is. */
  public static final String SIGNATURE = "laptop-signature";

  static final String SIGNATURE_HEADER = "X-Toast-Webhook-Signature";

  private NhnConsole() {}

  /** The same as the secret that our side keeps of it. */
  public static Map<String, String> secret() {
    return Map.of("appKey", APP_KEY, "secretKey", SECRET_KEY, "signature", SIGNATURE);
  }

  /** Zero, or the code of what is wrong with the caller's keys. */
  static int check(VendorCall call, String appKey) {
    if (!appKey.equals(APP_KEY)) {
      return -1000;
    }
    return call.header("X-Secret-Key").filter(SECRET_KEY::equals).isPresent() ? 0 : -1001;
  }
}
