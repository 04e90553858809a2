package io.followup.local.workflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.followup.aws.AwsError;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The tokens of waiting tasks. A token proves by itself that it was given out here, so one that
 * lapsed can be told from one that never was without remembering it.
 */
final class Tokens {
  private final Map<String, TokenTask> waiting = new ConcurrentHashMap<>();
  private final AtomicLong numbers = new AtomicLong();
  private final SecretKeySpec key;

  Tokens() {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    key = new SecretKeySpec(secret, "HmacSHA256");
  }

  /** What a token stands for. */
  @FunctionalInterface
  interface TokenTask {
    /** Ends the task so; false if it has ended before. */
    boolean answer(Outcome outcome);
  }

  String give(TokenTask task) {
    String token = token(Long.toString(numbers.incrementAndGet()));
    waiting.put(token, task);
    return token;
  }

  void withdraw(String token) {
    waiting.remove(token);
  }

  /**
   * @throws AwsError {@code TaskTimedOut} if the task has ended, {@code InvalidToken} if there
   *     never was one
   */
  void answer(String token, Outcome outcome) {
    TokenTask task = waiting.get(token);
    if (task != null && task.answer(outcome)) {
      return;
    }
    if (isOurs(token)) {
      throw AwsError.of("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
    }
    throw AwsError.of("InvalidToken", "Invalid Token: 'Invalid token'");
  }

  private boolean isOurs(String token) {
    int dot = token.indexOf('.');
    return dot > 0 && token.equals(token(token.substring(0, dot)));
  }

  private String token(String number) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      byte[] proof = mac.doFinal(number.getBytes(UTF_8));
      return number + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(proof);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
