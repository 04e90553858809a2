package io.followup.carriers.callback;

import io.followup.domain.carrier.Report;
import io.followup.domain.contact.EmailAddress;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.outcome.Reason;
import io.followup.domain.settings.Settings.AlimTalk.Vendor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One way of being called back: whose signature it takes, and what its body says. */
public interface Callback {
  /** A call as it came in. */
  final class Call {
    private final Map<String, String> headers;
    private final Map<String, String> query;
    private final byte[] body;

    /**
     * @param headers names in lower case
     * @param query decoded
     * @param body the raw bytes, since signatures are made over them
     */
    public Call(Map<String, String> headers, Map<String, String> query, byte[] body) {
      this.headers = Map.copyOf(headers);
      this.query = Map.copyOf(query);
      this.body = body.clone();
    }

    public Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name));
    }

    public Optional<String> query(String name) {
      return Optional.ofNullable(query.get(name));
    }

    public byte[] body() {
      return body.clone();
    }

    @Override
    public String toString() {
      return "Call";
    }
  }

  /** One thing that a carrier told. */
  sealed interface News {
    /** What became of a notice. */
    record Reported(DeliveryId delivery, Report report) implements News {}

    /**
     * Something became of a notice; what it is is asked of the carrier itself, if it is the one
     * that took it.
     *
     * @param vendor who says so
     * @param account the workspace whose account with the vendor it is; empty: the operator's
     */
    record Hinted(DeliveryId delivery, Vendor vendor, Optional<WorkspaceId> account)
        implements News {}

    /** A LINE user blocked the workspace's channel, or took the block back. */
    record LineFriend(WorkspaceId workspace, String user, boolean blocked, Instant at)
        implements News {
      @Override
      public String toString() {
        return "LineFriend[" + workspace + "]";
      }
    }

    /**
     * An address takes no mail, or its owner wants none.
     *
     * @param delivery of ours, where the carrier still names it
     */
    record MailRefused(
        Optional<DeliveryId> delivery, EmailAddress address, Reason reason, Instant at)
        implements News {
      @Override
      public String toString() {
        return "MailRefused[" + reason + "]";
      }
    }
  }

  /** What a call comes to. */
  sealed interface Read {
    /** Signed as it should be; what it told that concerns us, perhaps nothing. */
    record Told(List<News> news) implements Read {}

    /** Not signed, wrongly signed, or replayed. Nothing of it may be used. */
    record Forged() implements Read {}

    /** Signed, but its body says nothing that can be understood. */
    record Unreadable() implements Read {}
  }

  /** The last part of its path: {@code /v1/callbacks/{carrier}}. */
  String carrier();

  /** Whether a call to that path is this one's: a carrier may have several vendors. */
  boolean takes(Call call);

  Read read(Call call);
}
