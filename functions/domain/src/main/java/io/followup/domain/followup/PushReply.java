package io.followup.domain.followup;

import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.PushCarrier;
import io.followup.domain.carrier.PushNotice;
import io.followup.domain.chat.Chat;
import io.followup.domain.chat.Chats;
import io.followup.domain.chat.OpenReply;
import io.followup.domain.chat.Position;
import io.followup.domain.contact.Customer;
import io.followup.domain.contact.Customers;
import io.followup.domain.contact.Device;
import io.followup.domain.delivery.Charge;
import io.followup.domain.delivery.Deliveries;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Kind;
import io.followup.domain.delivery.Opened;
import io.followup.domain.delivery.Status;
import io.followup.domain.delivery.Turn;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.Run;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.outcome.Reason;
import io.followup.domain.presence.Whereabouts;
import io.followup.domain.price.Prices;
import io.followup.domain.protocol.Batch;
import io.followup.domain.protocol.Decision;
import io.followup.domain.protocol.Stores;
import io.followup.domain.reply.Reply;
import io.followup.domain.settings.Workspace;
import io.followup.domain.workflow.Workflow;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Pushes a reply to every live device, once, and lets the workflow's token wait for a receipt (F1).
 */
public final class PushReply {
  /** The words that answer a push's token. */
  public static final String NOTHING = "nothing";

  public static final String REFUSED = "refused";
  public static final String RECEIVED = "received";

  /** How a token's machine is told that no receipt comes. */
  public enum Tells {
    /** By a failure, which the definition catches. */
    FAILURE,
    /** By the answer, as machines of the last release are. */
    WORD
  }

  /** A task that waits for the push's receipt. */
  private record Waiting(String token, Tells tells) {}

  /** A reply that is still to be told, and what that takes. */
  private record ToTell(Reply reply, Customers.Kept customer, Workspace workspace) {}

  private final Stores stores;
  private final Chats chats;
  private final Customers customers;
  private final Deliveries deliveries;
  private final PushCarrier carrier;
  private final Notices notices;
  private final Workflow workflow;
  private final Paying paying;
  private final Tariff tariff;
  private final Clock clock;

  public PushReply(
      Stores stores,
      PushCarrier carrier,
      Notices notices,
      Workflow workflow,
      Prices prices,
      Clock clock) {
    this.stores = stores;
    this.chats = stores.chats();
    this.customers = stores.customers();
    this.deliveries = stores.deliveries();
    this.carrier = carrier;
    this.notices = notices;
    this.workflow = workflow;
    this.paying = new Paying(stores.deliveries());
    this.tariff = new Tariff(prices, clock);
    this.clock = clock;
  }

  /** Pushes once, and answers the token where no receipt is to be waited for. */
  public void push(Run run, String token, Tells tells) {
    Waiting task = new Waiting(token, tells);
    DeliveryId id = new DeliveryId(run.followUp(), Slot.PUSH);
    Chat chat = chats.get(run.chat());
    Optional<OpenReply> open = chat.openReply(run.reply());
    Optional<ToTell> found = open.flatMap(there -> toTell(run, chat, there.position()));
    if (found.isEmpty()) {
      close(id);
      if (open.isPresent()) {
        noReceipt(task, NOTHING);
      } else {
        workflow.answer(token, NOTHING);
      }
      return;
    }
    ToTell there = found.get();
    Customer customer = there.customer().opened();
    List<Device> devices =
        Obstacles.push(customer).isPresent() ? List.of() : customer.liveDevices();
    if (devices.isEmpty()) {
      withoutDevice(customer, id, task);
      return;
    }
    if (customer.ageing()) {
      customers.renew(customer);
    }
    Delivery delivery = sending(run, token, devices.size());
    // Rendered before it is opened: whoever dies here has pushed nothing, and is called again.
    Workspace workspace = there.workspace();
    PushNotice notice = notices.push(id, there.reply(), customer, workspace);
    Charge owed = Charge.owed(tariff.of(workspace, Kind.PUSH, Optional.empty(), 1), 1, false);
    switch (paying.openAnyhow(Optional.empty(), delivery, owed, workspace, Optional.empty())) {
      case Opened.Put(Delivery sending) -> publish(notice, customer, devices, sending, task);
      case Opened.Taken _, Opened.NoFunds _ -> waitOn(id, task);
    }
  }

  /**
   * Where the customer has stopped pushes since an earlier call, that one's phones have their time
   * (F1); of dead ones nobody can answer.
   */
  private void withoutDevice(Customer customer, DeliveryId id, Waiting task) {
    if (!customer.liveDevices().isEmpty() && deliveries.get(id).isPresent()) {
      waitOn(id, task);
    } else {
      close(id);
      noReceipt(task, REFUSED);
    }
  }

  /** Somebody has to go on: there is no receipt to wait for. */
  private void noReceipt(Waiting task, String why) {
    switch (task.tells()) {
      case FAILURE -> workflow.fail(task.token(), error(why));
      case WORD -> workflow.answer(task.token(), why);
    }
  }

  private static String error(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private Optional<ToTell> toTell(Run run, Chat chat, Position position) {
    if (chat.hasRead(position) || Decision.isStale(position, clock.instant())) {
      return Optional.empty();
    }
    WorkspaceId workspace = run.chat().workspace();
    Whereabouts.Known known = stores.whereabouts().known(run.chat().owner());
    if (known.presence().activeAfter(position.at())) {
      return Optional.empty();
    }
    Batch.Look look = stores.batch().look(workspace, List.of(), List.of(run.reply()));
    return Optional.ofNullable(look.opened().get(run.reply()))
        .filter(stored -> !stored.deleted() && !stored.reply().isForgotten())
        .map(
            stored ->
                new ToTell(
                    stored.reply(),
                    known.customer(),
                    look.workspace().orElseGet(() -> Workspace.unknown(workspace))));
  }

  private Delivery sending(Run run, String token, int devices) {
    String to = devices == 1 ? "1 device" : devices + " devices";
    return Delivery.opening(
            new DeliveryId(run.followUp(), Slot.PUSH),
            run,
            Kind.PUSH,
            List.of(run.reply()),
            clock.instant())
        .asked(to, 1, Optional.of(token));
  }

  private void publish(
      PushNotice notice, Customer customer, List<Device> devices, Delivery delivery, Waiting task) {
    boolean taken = false;
    boolean perhaps = false;
    Reason refusal = Reason.NO_DEVICE;
    List<Answer> answers = carrier.push(devices, notice);
    for (int at = 0; at < devices.size(); at++) {
      switch (answers.get(at)) {
        case Answer.Accepted _ -> taken = true;
        case Answer.Unknown _ -> perhaps = true;
        // The next channel stands behind a push, so a push is not asked for again.
        case Answer.Deferred(Reason reason, _) -> refusal = reason;
        case Answer.Refused(Reason reason) -> {
          refusal = reason;
          if (reason == Reason.DEVICE_DISABLED) {
            Device dead = devices.get(at);
            customers.markDead(customer.key(), dead.id(), dead.token());
          }
        }
      }
    }
    settle(delivery, taken, perhaps, refusal, task);
  }

  private void settle(
      Delivery delivery, boolean taken, boolean perhaps, Reason refusal, Waiting task) {
    if (taken) {
      advance(delivery, Status.ACCEPTED, Reason.ACCEPTED);
    } else if (perhaps) {
      advance(delivery, Status.UNKNOWN, Reason.NO_ANSWER);
    } else {
      advance(delivery, Status.REFUSED, refusal);
      noReceipt(task, REFUSED);
    }
  }

  private void advance(Delivery delivery, Status status, Reason reason) {
    Delivery _ = deliveries.advance(delivery, Turn.to(status, reason, clock.instant()));
  }

  /**
   * An earlier call pushed, or died at it: nothing is pushed again, its receipt is waited for. One
   * that is still under way writes what it was told over the UNKNOWN.
   */
  private void waitOn(DeliveryId id, Waiting task) {
    deliveries.takeToken(id, task.token());
    Optional<Status> left = deliveries.get(id).map(this::closed);
    if (left.filter(Status.REFUSED::equals).isPresent()) {
      noReceipt(task, REFUSED);
    }
  }

  /** What an earlier call left behind that died at it: nobody else comes back to it. */
  private void close(DeliveryId id) {
    Optional<Status> _ = deliveries.get(id).map(this::closed);
  }

  private Status closed(Delivery left) {
    return left.status() == Status.SENDING
        ? deliveries
            .advance(left, Turn.to(Status.UNKNOWN, Reason.CRASHED, clock.instant()))
            .status()
        : left.status();
  }
}
