package io.followup.bench.day;

import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.PushCarrier;
import io.followup.domain.carrier.PushNotice;
import io.followup.domain.chat.Position;
import io.followup.domain.contact.ContactChange;
import io.followup.domain.contact.ContactChange.Field;
import io.followup.domain.contact.Device;
import io.followup.domain.contact.EmailAddress;
import io.followup.domain.contact.PhoneNumber;
import io.followup.domain.fixture.FakeAlimTalk;
import io.followup.domain.fixture.FakeLine;
import io.followup.domain.fixture.FakeNotices;
import io.followup.domain.fixture.FakeReports;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.fixture.Functions;
import io.followup.domain.fixture.Job;
import io.followup.domain.fixture.MemoryQueue;
import io.followup.domain.fixture.MemoryWorkflow;
import io.followup.domain.fixture.Outside;
import io.followup.domain.fixture.Platform;
import io.followup.domain.fixture.Ports;
import io.followup.domain.fixture.Tap;
import io.followup.domain.fixture.TestClock;
import io.followup.domain.fixture.World;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.CustomerId;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.SessionId;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.outcome.Outcome;
import io.followup.domain.outcome.Reason;
import io.followup.domain.outcome.Settlement;
import io.followup.domain.presence.Presences;
import io.followup.domain.presence.Sessions;
import io.followup.domain.reply.Replies;
import io.followup.domain.reply.Reply;
import io.followup.domain.reply.StoredReply;
import io.followup.domain.settings.Settings;
import io.followup.domain.settings.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One workspace's day, lived event by event over the domain's own use cases and stores in memory.
 * Time passes only between events: what AWS itself takes comes on top.
 */
final class Shop {
  private static final Instant MIDNIGHT = Instant.parse("2041-03-01T00:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration LONGEST_VISIT = Duration.ofMinutes(90);
  private static final String PUSH = "PUSH";
  private static final String TEXT = "TEXT";
  private static final String EMAIL = "EMAIL";

  /** Somebody does something. */
  private record Event(Instant at, long order, Runnable what) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      int earlier = at.compareTo(other.at);
      return earlier == 0 ? Long.compare(order, other.order) : earlier;
    }
  }

  /** A customer; what nobody but they know. */
  private static final class Person {
    private final CustomerKey key;

    /** The phone is on, and its app receives. */
    private boolean phoneIsOn;

    private boolean phoneIsDead;
    private Instant here = Instant.EPOCH;
    private int visits;
    private int numbers;
    private boolean expiryIsWatched;

    private Person(CustomerKey key) {
      this.key = key;
    }
  }

  /** A reply's way, as it is seen from outside. */
  private static final class Way {
    private final Person person;
    private final Reply reply;
    private final Map<String, Integer> told = new HashMap<>();
    private Instant last = Instant.EPOCH;

    /** A receipt came before any claim. */
    private boolean isConfirmed;

    private Way(Person person, Reply reply) {
      this.person = person;
      this.reply = reply;
    }
  }

  private final WorkspaceId id;
  private final Chance chance;
  private final Tally tally = new Tally();
  private final TestClock clock = new TestClock(MIDNIGHT);
  private final Ports ports = Ports.inMemory();
  private final MemoryWorkflow workflow = new MemoryWorkflow();
  private final MemoryQueue queue = new MemoryQueue();
  private final Functions functions;
  private final Platform platform;
  private final Settings settings;
  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private final Map<String, Person> people = new HashMap<>();
  private final Map<ReplyId, Way> ways = new HashMap<>();
  private final Map<Platform.Execution, Instant> running = new HashMap<>();
  private int executionsSeen;
  private long orders;
  private @Nullable Job next;

  private Shop(int number, long seed) {
    this.id = new WorkspaceId("shop-" + number);
    this.chance = new Chance(new SplittableRandom(seed * 1_000_003 + number));
    this.settings = World.asking(Settings.defaults("Shop " + number));
    Outside outside =
        new Outside(
            workflow,
            queue,
            queue,
            queue,
            _ -> {},
            new Phones(),
            new FakeAlimTalk(),
            new FakeLine(),
            notice -> text(FakeNotices.tells(notice.text())),
            notice -> mail(notice.lines().stream().map(line -> new ReplyId(line.text())).toList()),
            new FakeReports(),
            new FakeNotices());
    this.functions = Functions.over(ports.through(stream()), outside, clock);
    this.platform = new Platform(functions, workflow, queue, clock, () -> {});
  }

  /** Lives it, and what it leaves behind until nothing is open any more. */
  static Tally live(int number, int customers, long seed) {
    Shop shop = new Shop(number, seed);
    shop.open(customers);
    shop.live();
    shop.check();
    return shop.tally;
  }

  // ---- who there is --------------------------------------------------------------------------

  private void open(int customers) {
    boolean _ = ports.workspaces().create(new Workspace(id, 1, 1, settings, true));
    for (int number = 0; number < customers; number++) {
      enter(number);
    }
    at(MIDNIGHT.plus(MINUTE), this::sweepEachMinute);
  }

  private void enter(int number) {
    Person person = new Person(new CustomerKey(id, new CustomerId("c" + number)));
    people.put(person.key.customer().value(), person);
    ContactChange contact =
        new ContactChange(
            new Field.Keep<>(),
            chance.of(0.7)
                ? new Field.Put<>(new PhoneNumber("+8210%08d".formatted(number), "KR", true))
                : new Field.Keep<>(),
            chance.of(0.6)
                ? new Field.Put<>(new EmailAddress("c%d@example.com".formatted(number)))
                : new Field.Keep<>(),
            new Field.Put<>("KR"),
            new Field.Put<>("ko"),
            new Field.Keep<>());
    ports.customers().merge(person.key, contact, Instant.EPOCH);
    if (chance.of(0.4)) {
      ports.customers().putDevice(person.key, Fresh.device("phone", person.key.customer().value()));
      person.phoneIsOn = chance.of(0.78);
      person.phoneIsDead = chance.of(0.03);
    }
    if (chance.of(0.4)) {
      for (int visit = chance.oneOrMore(0.25, 4); visit > 0; visit--) {
        at(MIDNIGHT.plus(chance.time()), () -> visit(person, Optional.empty()));
      }
    }
  }

  // ---- what they do --------------------------------------------------------------------------

  /** A tab is opened, to read a chat or to look around; some who look around ask something. */
  private void visit(Person person, Optional<ChatKey> reads) {
    if (person.here.isAfter(now())) {
      return; // They are here already.
    }
    Duration length = chance.about(Duration.ofMinutes(4), 2.5);
    Instant until = now().plus(length.compareTo(LONGEST_VISIT) < 0 ? length : LONGEST_VISIT);
    int number = person.visits++;
    SessionId session = new SessionId("tab-" + number);
    person.here = until;
    beat(person, session, until);
    reads.ifPresent(chat -> after(chance.about(Duration.ofSeconds(4), 2), () -> read(chat)));
    if (reads.isEmpty() && chance.of(0.25)) {
      ChatKey chat = ChatKey.of(id.value(), person.key.customer().value(), "chat-" + number);
      Duration asks = chance.between(Duration.ofSeconds(10), Duration.ofMinutes(2));
      after(asks, () -> answer(person, chat, chance.oneOrMore(0.5, 6)));
    }
  }

  private void beat(Person person, SessionId session, Instant until) {
    count("a beat");
    count("API calls");
    Duration soonest =
        functions
            .presence()
            .beat(person.key, session, OptionalLong.of(++person.numbers), Duration.ZERO, settings)
            .nextBeat();
    if (now().plus(soonest).isBefore(until)) {
      after(soonest, () -> beat(person, session, until));
    } else if (chance.of(0.6)) {
      at(until, () -> leave(person, session));
    }
    watchExpiry(person);
  }

  private void leave(Person person, SessionId session) {
    count("a leaving");
    count("API calls");
    var _ =
        functions
            .presence()
            .leave(person.key, session, OptionalLong.of(++person.numbers), Duration.ZERO, settings);
    look();
  }

  /** TTL deletes what has expired, some minutes late. */
  private void watchExpiry(Person person) {
    Optional<Instant> expires = ports.presences().get(person.key).expiresAt();
    if (!person.expiryIsWatched && expires.isPresent()) {
      person.expiryIsWatched = true;
      Duration late = chance.between(Duration.ofSeconds(1), Duration.ofMinutes(10));
      at(expires.get().plus(late), () -> expire(person));
    }
  }

  private void expire(Person person) {
    person.expiryIsWatched = false;
    Sessions sessions = ports.presences().get(person.key);
    if (sessions.expiresAt().filter(now()::isAfter).isEmpty()) {
      watchExpiry(person);
      return;
    }
    ports.presences().erase(person.key);
    platform.removed(sessions);
    look();
  }

  /** The manager answers, and perhaps goes on. */
  private void answer(Person person, ChatKey chat, int replies) {
    after(chance.about(Duration.ofSeconds(80), 4), () -> reply(person, chat, replies));
  }

  private void reply(Person person, ChatKey chat, int more) {
    ReplyId reply = new ReplyId("r%d-%s".formatted(ways.size(), person.key.customer().value()));
    Reply written = Fresh.reply(chat, reply.value(), new Position(now(), now()));
    ways.put(reply, new Way(person, written));
    count("replies");
    count("a reply is accepted");
    count("API calls");
    var _ = functions.accept().accept(written, settings.receiptWait());
    look();
    if (person.here.isAfter(now()) && chance.of(0.85)) {
      after(chance.about(Duration.ofSeconds(6), 2), () -> readIfHere(person, chat));
    }
    if (more > 1) {
      answer(person, chat, more - 1);
    }
  }

  private void readIfHere(Person person, ChatKey chat) {
    if (person.here.isAfter(now())) {
      read(chat);
    }
  }

  private void read(ChatKey chat) {
    count("a reply is read");
    count("API calls");
    functions.read().read(chat, new Position(now(), now()));
    look();
  }

  // ---- who carries ---------------------------------------------------------------------------

  private final class Phones implements PushCarrier {
    @Override
    public Registration register(
        Device.Platform platform, String token, Settings.Push applications) {
      return new Registration.Registered(token);
    }

    /** Nothing is kept of a phone here. */
    @Override
    public void delete(String endpoint) {}

    @Override
    public List<Answer> push(List<Device> devices, PushNotice notice) {
      List<Answer> answers = new ArrayList<>();
      for (Device device : devices) {
        answers.add(push(device, notice));
      }
      return answers;
    }

    private Answer push(Device device, PushNotice notice) {
      Person person =
          people.getOrDefault(
              device.token(), new Person(new CustomerKey(id, new CustomerId("nobody"))));
      Answer answer =
          person.phoneIsDead
              ? new Answer.Refused(Reason.DEVICE_DISABLED)
              : Weather.PUSH.answer(ofDay(), chance);
      carried(PUSH, FakeNotices.tells(notice.text()), answer);
      if (answer instanceof Answer.Accepted && person.phoneIsOn) {
        after(chance.about(Duration.ofMillis(1_800), 3), () -> acknowledge(notice));
      }
      return answer;
    }
  }

  private void acknowledge(PushNotice notice) {
    count("API calls");
    List<ReplyId> tells = FakeNotices.tells(notice.text());
    boolean inTime = tells.stream().allMatch(this::isOpen);
    var _ = functions.acknowledge().acknowledge(notice.delivery(), "received", _ -> true);
    count(inTime ? "a device acknowledges in time" : "a device acknowledges too late");
    if (inTime) {
      tells.forEach(reply -> way(reply).isConfirmed = true);
    }
    look();
  }

  /** No claim has taken it, and it has no outcome. */
  private boolean isOpen(ReplyId reply) {
    return ports.chats().get(way(reply).reply.chat()).open().containsKey(reply);
  }

  private Way way(ReplyId reply) {
    return Optional.ofNullable(ways.get(reply)).orElseThrow();
  }

  private Answer text(List<ReplyId> tells) {
    Answer answer = Weather.TEXT.answer(ofDay(), chance);
    carried(TEXT, tells, answer);
    return answer;
  }

  private Answer mail(List<ReplyId> tells) {
    Answer answer = Weather.EMAIL.answer(ofDay(), chance);
    carried(EMAIL, tells, answer);
    return answer;
  }

  private void carried(String channel, List<ReplyId> tells, Answer answer) {
    count("carried " + channel);
    tally.count("answer " + channel + " " + answer.getClass().getSimpleName());
    boolean perhaps = answer instanceof Answer.Accepted || answer instanceof Answer.Unknown;
    for (ReplyId reply : tells) {
      Way way = way(reply);
      way.last = now();
      if (perhaps) {
        if (way.told.merge(channel, 1, Integer::sum) == 1) {
          Instant accepted = way.reply.position().accepted();
          tally.late(channel, Duration.between(accepted, now()).toMillis());
        }
        if (way.told.size() == 1 && chance.of(0.35)) {
          Duration comes = chance.about(Duration.ofMinutes(6), 3);
          after(comes, () -> visit(way.person, Optional.of(way.reply.chat())));
        }
      }
    }
  }

  // ---- who calls the functions ---------------------------------------------------------------

  /** The tables' streams. */
  private Tap stream() {
    return call -> {
      Object result = call.proceed();
      if (call.is(Replies.class, "accept") && result == Replies.Stored.STORED) {
        Reply reply = (Reply) call.arg(0);
        platform().inserted(reply.chat(), reply.id(), reply.position(), (Duration) call.arg(1));
      }
      if (call.is(Presences.class, "leave") && result instanceof Sessions sessions) {
        if (sessions.left().isPresent()) {
          platform().left(sessions.customer());
        }
      }
      return result;
    };
  }

  private Platform platform() {
    return platform;
  }

  private void live() {
    while (!events.isEmpty() || next != null) {
      Event event = events.peek();
      if (event != null && (next == null || !event.at().isAfter(next.at()))) {
        var _ = events.poll();
        clock.reach(event.at());
        event.what().run();
      } else if (next != null) {
        clock.reach(next.at());
        call(next);
      }
    }
  }

  private void call(Job job) {
    platform.take(job);
    int started = workflow.started().size();
    Object result;
    try {
      result = job.body().get();
    } catch (RuntimeException e) {
      count("failures");
      tally.broken(job.name().split(" ", 2)[0] + " threw " + e);
      job.failed().run();
      look();
      return;
    }
    boolean starts = workflow.started().size() > started;
    job.done().accept(result);
    count(path(job.name().split(" ", 2)[0], result, starts));
    look();
  }

  /** What {@code functions/calls.json} calls it. */
  private String path(String function, Object result, boolean starts) {
    return switch (function) {
      case "dispatch" ->
          starts
              ? "a reply to a customer who has left"
              : queue.messages().isEmpty()
                  ? "a reply to a customer who was active since"
                  : "a reply to a customer who is here";
      case "look" ->
          starts ? "a look at a customer who has left" : "a look at a customer who is here";
      case "push" -> "a push to one device";
      case "swept" ->
          starts ? "a look at a follow-up that died" : "a look at a customer who is here";
      case "go-on-claim", "go-on-text", "go-on-email" ->
          starts ? "a messenger's minute is over" : "a messenger's minute that nobody needs";
      case "claimunseen" ->
          Platform.wrapped(result).at("/Payload/next").asText().equals("tell")
              ? "a claim"
              : "a claim of a customer who is here";
      case "xms" -> "a text, first to end";
      case "email" -> "an email, last to end";
      // Mostly nothing waits for it, and nothing is started.
      case "left", "removed" -> starts ? "a customer has left" : "TTL removes a lease";
      default -> "a timer of the workflow";
    };
  }

  /** Looks what the platform is going to call, and what has ended. */
  private void look() {
    List<Job> jobs = platform.jobs();
    next = jobs.isEmpty() ? null : jobs.getFirst();
    List<Platform.Execution> all = platform.executions();
    for (Platform.Execution begun : all.subList(executionsSeen, all.size())) {
      running.put(begun, now());
    }
    executionsSeen = all.size();
    running.entrySet().removeIf(entry -> hasEnded(entry.getKey(), entry.getValue()));
  }

  private boolean hasEnded(Platform.Execution execution, Instant since) {
    if (execution.hasEnded()) {
      tally.count(execution.pushes() ? "pushes ended" : "tellings ended");
      tally.lasts("executions", millis(since), millis(now()));
    }
    return execution.hasEnded();
  }

  private void sweepEachMinute() {
    int chats = functions.sweep().chats(() -> true);
    int deliveries = functions.sweep().deliveries(() -> true);
    for (int i = 0; i < chats + deliveries; i++) {
      count("a sweep finds a chat");
    }
    look();
    boolean more = now().isBefore(MIDNIGHT.plus(Duration.ofDays(1))) || isAnythingDue();
    if (more && now().isBefore(MIDNIGHT.plus(Duration.ofDays(3)))) {
      after(MINUTE, this::sweepEachMinute);
    }
  }

  private boolean isAnythingDue() {
    AtomicBoolean any = new AtomicBoolean();
    ports
        .chats()
        .due(
            now().plus(Duration.ofDays(3)),
            page -> {
              any.set(true);
              return false;
            });
    return any.get();
  }

  // ---- what was promised ---------------------------------------------------------------------

  private void check() {
    for (Map.Entry<ReplyId, Way> entry : ways.entrySet()) {
      Way way = entry.getValue();
      Optional<Settlement> end =
          ports
              .replies()
              .get(way.reply.key())
              .filter(StoredReply.Present.class::isInstance)
              .flatMap(stored -> ((StoredReply.Present) stored).settlement());
      if (end.isEmpty()) {
        tally.broken("it has no outcome: " + entry.getKey());
        continue;
      }
      tally.count("outcome " + end.get().outcome() + " " + end.get().reason());
      way.told.forEach(
          (channel, times) -> {
            if (times > 1) {
              tally.broken("it was told twice by " + channel + ": " + entry.getKey());
            }
          });
      if (way.isConfirmed && (way.told.containsKey(TEXT) || way.told.containsKey(EMAIL))) {
        tally.broken("a phone had confirmed it, and it was texted: " + entry.getKey());
      }
      // A claim is reached by its first channel; the other one goes on.
      if (end.get().outcome() != Outcome.REACHED && way.last.isAfter(end.get().at())) {
        tally.broken("it was told after its outcome: " + entry.getKey());
      }
    }
  }

  // ---- time ----------------------------------------------------------------------------------

  private Instant now() {
    return clock.instant();
  }

  private Duration ofDay() {
    return Duration.between(MIDNIGHT, now());
  }

  private static long millis(Instant at) {
    return Duration.between(MIDNIGHT, at).toMillis();
  }

  private void count(String what) {
    tally.count(what, millis(now()));
  }

  private void after(Duration delay, Runnable what) {
    at(now().plus(delay), what);
  }

  private void at(Instant time, Runnable what) {
    events.add(new Event(time, orders++, what));
  }
}
