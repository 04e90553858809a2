package io.followup.domain.checker;

import io.followup.domain.chat.Position;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.Run;
import io.followup.domain.presence.Sessions;
import io.followup.domain.workflow.Continuation;
import java.time.Instant;
import java.util.Optional;

/** Why a function is called. */
sealed interface Errand {
  /** Not before this instant. */
  Instant at();

  /** The same, later. */
  Errand at(Instant later);

  /** Whether it is a message or an event, so that it may be lost or come twice. */
  default boolean isBrought() {
    return switch (this) {
      case Dispatch _, Left _, Removed _, Look _, Swept _, GoOn _ -> true;
      case Does _, Invoke _, Sweep _, Ask _ -> false;
    };
  }

  /** Whether whoever called calls again where the call died. */
  default boolean comesAgain() {
    return switch (this) {
      case Dispatch _, Left _, Removed _, Look _, Swept _, GoOn _ -> true;
      case Does(_, Deed deed, _) ->
          switch (deed.what()) {
            case ACCEPT, READ, WRITE, DELETE, EDIT, RECEIVE, DELIVERED, REFUSED -> true;
            case BEAT, LEAVE, TTL, STOP -> false;
          };
      case Invoke _, Sweep _, Ask _ -> false;
    };
  }

  record Dispatch(Instant at, ReplyId reply, Position position) implements Errand {
    @Override
    public Errand at(Instant later) {
      return new Dispatch(later, reply, position);
    }
  }

  record Left(Instant at) implements Errand {
    @Override
    public Errand at(Instant later) {
      return new Left(later);
    }
  }

  record Removed(Instant at, Sessions old) implements Errand {
    @Override
    public Errand at(Instant later) {
      return new Removed(later, old);
    }
  }

  record Look(Instant at) implements Errand {
    @Override
    public Errand at(Instant later) {
      return new Look(later);
    }
  }

  /**
   * @param number rises with each deed, as {@code n} does
   */
  record Does(Instant at, Deed deed, int number) implements Errand {
    @Override
    public Errand at(Instant later) {
      return new Does(later, deed, number);
    }
  }

  /**
   * A task of an execution calls its function.
   *
   * @param pushOver what claimunseen is told
   */
  record Invoke(
      Instant at,
      String execution,
      Run run,
      String path,
      String function,
      Optional<String> token,
      boolean pushOver)
      implements Errand {
    @Override
    public Errand at(Instant later) {
      return new Invoke(later, execution, run, path, function, token, pushOver);
    }
  }

  /** A message of the continuation queue. */
  record GoOn(Instant at, Continuation message) implements Errand {
    @Override
    public Errand at(Instant later) {
      return new GoOn(later, message);
    }
  }

  /** A message of the sweep queue. */
  record Swept(Instant at) implements Errand {
    @Override
    public Errand at(Instant later) {
      return new Swept(later);
    }
  }

  record Sweep(Instant at) implements Errand {
    @Override
    public Errand at(Instant later) {
      return new Sweep(later);
    }
  }

  record Ask(Instant at, DeliveryId delivery) implements Errand {
    @Override
    public Errand at(Instant later) {
      return new Ask(later, delivery);
    }
  }
}
