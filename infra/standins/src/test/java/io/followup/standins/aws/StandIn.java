package io.followup.standins.aws;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Who answers at an endpoint, by the pages that each has beside AWS's own interface. */
enum StandIn {
  /** Asked for first: it answers LocalStack's health page too. */
  MINISTACK("/_ministack/health", "/_ministack/sns/sms-messages", "ministack-gets-wrong.txt"),
  LOCALSTACK("/_localstack/health", "/_aws/sns/sms-messages", "localstack-gets-wrong.txt"),
  UNKNOWN("", "", "");

  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private final String health;
  private final String texts;
  private final String wrong;

  StandIn(String health, String texts, String wrong) {
    this.health = health;
    this.texts = texts;
    this.wrong = wrong;
  }

  static StandIn at(URI endpoint) {
    for (StandIn standIn : values()) {
      if (standIn != UNKNOWN && answers(endpoint.resolve(standIn.health))) {
        return standIn;
      }
    }
    return UNKNOWN;
  }

  /** The page with the texts it was asked to send; empty where there is none. */
  String texts() {
    return texts;
  }

  /** The list of tests that it gets wrong; empty where there is none. */
  String wrong() {
    return wrong;
  }

  /** The body of a page; throws where it is not one. */
  static String page(URI page) {
    try {
      var answer = HTTP.send(request(page), BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(page + " answers " + answer.statusCode());
      }
      return answer.body();
    } catch (IOException e) {
      throw new IllegalStateException(page + " does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static boolean answers(URI page) {
    try {
      page(page);
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  private static HttpRequest request(URI page) {
    return HttpRequest.newBuilder(page).timeout(Duration.ofSeconds(5)).build();
  }
}
