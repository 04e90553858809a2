package io.followup.standins.aws;

import io.followup.standins.Clients;
import io.followup.standins.aws.Search.Found;
import io.followup.standins.aws.Search.Nowhere;
import java.net.URI;

/** The AWS that was found, and its clients. */
record Aws(URI endpoint, StandIn standIn, GotWrong wrong, Clients clients) {
  /** The one of this run; only where one was found. */
  static Aws running() {
    return Running.AWS;
  }

  private static Aws connect() {
    return switch (Search.result()) {
      case Found(URI endpoint) -> {
        StandIn standIn = StandIn.at(endpoint);
        yield new Aws(endpoint, standIn, GotWrong.by(standIn), Clients.of(endpoint));
      }
      case Nowhere(String why) -> throw new IllegalStateException(why);
    };
  }

  private static final class Running {
    static final Aws AWS = connect();
  }
}
