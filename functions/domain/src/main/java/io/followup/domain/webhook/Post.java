package io.followup.domain.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;

/** Posts to an address that a workspace or a customer named. */
public interface Post {
  /** What came of it. */
  sealed interface Answer {
    /** An answer of HTTP; redirections are answers, too. */
    record Status(int code) implements Answer {}

    record Failed(Fault fault) implements Answer {}
  }

  /** Why there was no answer. */
  enum Fault {
    /** What its name leads to is not on the public internet, so nobody was asked. */
    NOT_PUBLIC("not-public"),
    UNKNOWN_HOST("unknown-host"),
    NOT_REACHED("not-reached"),
    /** Its certificate, or what it understands of TLS, will not do. */
    NOT_TRUSTED("not-trusted"),
    TIMED_OUT("timed-out"),
    /** What it said is no HTTP. */
    NO_ANSWER("no-answer");

    private final String word;

    Fault(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /**
   * Asks once, a bounded time, never an address that is not public, and follows nobody.
   *
   * @param headers beside those that every request has; JSON, where they name no other type
   */
  Answer post(String url, Map<String, String> headers, byte[] body);

  default Answer post(String url, Map<String, String> headers, String body) {
    return post(url, headers, body.getBytes(UTF_8));
  }
}
