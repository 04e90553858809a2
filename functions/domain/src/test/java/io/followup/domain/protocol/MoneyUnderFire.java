package io.followup.domain.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.Report;
import io.followup.domain.carrier.XmsCarrier;
import io.followup.domain.carrier.XmsNotice;
import io.followup.domain.chat.Position;
import io.followup.domain.contact.ContactChange;
import io.followup.domain.contact.ContactChange.Field.Keep;
import io.followup.domain.contact.ContactChange.Field.Put;
import io.followup.domain.contact.PhoneNumber;
import io.followup.domain.delivery.Charge;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Status;
import io.followup.domain.fixture.Books;
import io.followup.domain.fixture.Crash;
import io.followup.domain.fixture.FakeMail;
import io.followup.domain.fixture.FakeNotices;
import io.followup.domain.fixture.FakePush;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.fixture.Functions;
import io.followup.domain.fixture.MemoryEvents;
import io.followup.domain.fixture.MemoryQueue;
import io.followup.domain.fixture.MemoryWorkflow;
import io.followup.domain.fixture.Outside;
import io.followup.domain.fixture.Ports;
import io.followup.domain.fixture.SettingsDraft;
import io.followup.domain.fixture.Tap;
import io.followup.domain.fixture.TestClock;
import io.followup.domain.followup.TellClaim.Told;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.Run;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.ledger.Entry;
import io.followup.domain.ledger.Funds;
import io.followup.domain.outcome.Reason;
import io.followup.domain.settings.Settings;
import io.followup.domain.settings.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Many follow-ups at once on a nearly empty balance, with refusals, duplicates, lost answers, late
 * and doubled reports, processes that die at any call: the entries add up to the unit, nothing is
 * sent unpaid, nothing is paid twice (invariants 5 and 6, M3).
 */
public abstract class MoneyUnderFire {
  private static final long PRICE = 12;

  private final WorkspaceId shop = new WorkspaceId(Fresh.workspace());
  private final TestClock clock = new TestClock();
  private final Set<DeliveryId> perhapsSent = ConcurrentHashMap.newKeySet();
  private final Set<String> unpaid = ConcurrentHashMap.newKeySet();
  private boolean fire = true;

  protected abstract Ports ports();

  protected abstract int many();

  @Test
  void M3_nothing_is_sent_unpaid_and_nothing_is_paid_twice() {
    Ports ports = ports();
    long budget = PRICE * Math.max(1, many() / 6);
    setUp(ports, budget);
    Functions functions = functions(ports);
    List<Run> runs =
        IntStream.range(0, many()).mapToObj(i -> claimed(ports, functions, i)).toList();

    atOnce(runs, run -> tell(functions, run));
    clock.after(Duration.ofMinutes(1));
    fire = false;
    atOnce(runs, run -> tell(functions, run));
    fire = true;
    atOnce(runs, run -> reports(functions, run));
    clock.after(Charge.SILENCE.plusHours(1));
    sweep(ports, functions);
    atOnce(runs, run -> reports(functions, run));
    fire = false;
    clock.after(Charge.SILENCE.plusHours(1));
    sweep(ports, functions);

    assertThat(unpaid).isEmpty();
    Books books = Books.of(ports.ledger(), shop);
    books.addUp();
    Funds funds = ports.ledger().funds(shop);
    assertThat(funds.reserved()).isZero();
    List<Delivery> texts =
        runs.stream().map(run -> ports.deliveries().get(text(run)).orElseThrow()).toList();
    assertThat(texts)
        .allSatisfy(text -> assertThat(text.status()).isNotIn(Status.SENDING, Status.RETRY))
        .allSatisfy(text -> assertThat(captures(books, text)).isEqualTo(text.charged() / PRICE))
        .filteredOn(text -> text.status() == Status.DELIVERED)
        .allSatisfy(text -> assertThat(text.charged()).isEqualTo(PRICE));
    assertThat(texts)
        .filteredOn(text -> text.reason().equals(Optional.of(Reason.NO_FUNDS)))
        .isNotEmpty()
        .allSatisfy(text -> assertThat(perhapsSent).doesNotContain(text.id()));
    long anew =
        texts.stream().filter(t -> t.charge().filter(c -> c.number() > 1).isPresent()).count();
    assertThat(funds.ofCap(YearMonth.from(TestClock.START.atOffset(ZoneOffset.UTC))))
        .isLessThanOrEqualTo(budget + anew * PRICE);
  }

  private static long captures(Books books, Delivery text) {
    return books.entries().stream()
        .filter(entry -> entry.kind() == Entry.Kind.CAPTURE)
        .filter(entry -> entry.delivery().equals(Optional.of(text.id())))
        .count();
  }

  private void setUp(Ports ports, long budget) {
    Settings settings =
        SettingsDraft.changed(
            Settings.defaults("Shop"),
            it -> {
              it.ask = new Settings.Ask(true, false, false);
              it.monthlyCap = Optional.of(budget);
            });
    assertThat(ports.workspaces().create(new Workspace(shop, 1, 1, settings, true))).isTrue();
    var _ = ports.ledger().credit(shop, Entry.credit("all", budget + PRICE / 2, clock.instant()));
  }

  private Functions functions(Ports ports) {
    Outside outside =
        new Outside(
            new MemoryWorkflow(),
            new MemoryQueue(),
            new MemoryEvents(),
            new FakePush(),
            new Carrier(ports),
            new FakeMail(),
            new FakeNotices());
    Tap deaths = this::around;
    return Functions.over(ports.through(deaths), outside.through(deaths), clock);
  }

  /** Now and then a process dies before a call, or after it. */
  private Object around(Tap.Call call) throws Throwable {
    int dice = fire ? ThreadLocalRandom.current().nextInt(60) : 60;
    if (dice == 0) {
      throw new Crash();
    }
    Object result = call.proceed();
    if (dice == 1) {
      throw new Crash();
    }
    return result;
  }

  /** Knows who is paid for when it is asked; half of its texts it never reports. */
  private final class Carrier implements XmsCarrier {
    private final Ports ports;

    Carrier(Ports ports) {
      this.ports = ports;
    }

    @Override
    public boolean reports(PhoneNumber to) {
      return to.e164().charAt(to.e164().length() - 1) % 2 == 0;
    }

    @Override
    public Answer send(XmsNotice notice) {
      Delivery there = ports.deliveries().get(notice.delivery()).orElseThrow();
      if (!there.isReserved()) {
        unpaid.add(there.id() + " " + there.charge());
      }
      int dice = ThreadLocalRandom.current().nextInt(10);
      if (dice < 8 && !perhapsSent.add(notice.delivery())) {
        unpaid.add(there.id() + " was sent twice");
      }
      return switch (dice) {
        case 0, 1, 2, 3 -> new Answer.Accepted("id");
        case 4, 5 -> new Answer.Refused(Reason.REFUSED);
        case 6, 7 -> new Answer.Unknown(Reason.NO_ANSWER);
        default -> new Answer.Deferred(Reason.THROTTLED);
      };
    }
  }

  private Run claimed(Ports ports, Functions functions, int i) {
    ChatKey chat = ChatKey.of(shop.value(), "c-" + i, "chat");
    PhoneNumber phone = new PhoneNumber("+8210" + (10_000_000 + i), "KR", true);
    ports
        .customers()
        .merge(
            chat.owner(),
            new ContactChange(
                new Keep<>(),
                new Put<>(phone),
                new Keep<>(),
                new Keep<>(),
                new Keep<>(),
                new Keep<>()),
            clock.instant());
    Run run = new Run(chat, new ReplyId("r-" + i), 0);
    Position now = new Position(clock.instant(), clock.instant());
    surely(
        () -> {
          var _ = functions.accept().accept(Fresh.reply(chat, "r-" + i, now), Fresh.WAIT);
        });
    surely(
        () -> {
          var _ = functions.claimUnseen(run, true);
        });
    return run;
  }

  /** As the workflow calls it, sometimes twice at once; what dies is called again. */
  private void tell(Functions functions, Run run) {
    for (int call = 0; call < 12; call++) {
      try {
        switch (functions.xms().tell(run)) {
          case Told.Later(Instant at) -> clock.reach(at);
          case Told.Result _, Told.NotYet() -> {
            return;
          }
        }
      } catch (Crash | RuntimeException _) {
        // It is called again.
      }
    }
  }

  private void reports(Functions functions, Run run) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    for (int times = random.nextInt(3); times > 0; times--) {
      Report report =
          random.nextInt(3) == 0 ? new Report.Refused(Reason.BLOCKED) : new Report.Delivered();
      // Nobody reports what was never handed over.
      if (perhapsSent.contains(text(run))) {
        surely(
            () -> {
              boolean _ = functions.report().take(text(run), report);
            });
      }
    }
  }

  private void sweep(Ports ports, Functions functions) {
    for (int round = 0; round < 20; round++) {
      List<DeliveryId> due = new ArrayList<>();
      Fresh.<DeliveryId>listed(page -> ports.deliveries().due(clock.instant(), page))
          .forEach(found -> due.add(found.key()));
      if (due.isEmpty()) {
        return;
      }
      due.forEach(id -> surely(() -> functions.askCarrier().ask(id)));
    }
  }

  private static void surely(Runnable call) {
    for (int tries = 0; tries < 50; tries++) {
      try {
        call.run();
        return;
      } catch (Crash | RuntimeException _) {
        // It is called again.
      }
    }
    throw new AssertionError("it never went well");
  }

  private static DeliveryId text(Run run) {
    return new DeliveryId(run.followUp(), Slot.XMS);
  }

  /** Each twice, all at once. */
  private static void atOnce(List<Run> runs, Consumer<Run> call) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all =
          runs.stream()
              .flatMap(run -> List.of(run, run).stream())
              .<Future<?>>map(run -> threads.submit(() -> call.accept(run)))
              .toList();
      for (Future<?> one : all) {
        one.get();
      }
    } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
