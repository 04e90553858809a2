package io.followup.domain.checker;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.domain.chat.Chat;
import io.followup.domain.checker.Call.Said;
import io.followup.domain.checker.Execution.Place;
import io.followup.domain.delivery.Receipt;
import io.followup.domain.fixture.Frozen;
import io.followup.domain.id.ChatKey;
import io.followup.domain.outcome.Outcome;
import io.followup.domain.outcome.Reason;
import io.followup.domain.outcome.Settlement;
import io.followup.domain.reply.StoredReply;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes the fingerprint of what of a state can make a difference.
 *
 * <p>A version counts only as the current one or not: whatever was read in another is written in
 * vain. An instant counts by its distance from now, in milliseconds; one that is past by more than
 * a quarter of an hour (fifty hours where a carrier reports) only by where it lies among the
 * replies' times, since nothing that is waited for is counted from it any more. Maps and sets, what
 * waits and who is under way have no order.
 */
final class Canon {
  private static final long QUARTER = Duration.ofMinutes(15).toMillis();

  /** So long carriers that report are asked. */
  private static final long REPORTED = Duration.ofHours(50).toMillis();

  private static final long ONE = 0x9E3779B97F4A7C15L;
  private static final long OTHER = 0xC2B2AE3D27D4EB4FL;

  /** What no scenario changes, or what nobody decides by. */
  private static final Set<String> LEFT_OUT =
      Set.of("workspaces", "customers", "links", "entries", "usage", "lowSince", "skippedAt");

  private static final ClassValue<MethodHandle[]> PARTS =
      new ClassValue<>() {
        @Override
        protected MethodHandle[] computeValue(Class<?> type) {
          return parts(type);
        }
      };

  private final ChatKey chat;
  private final long longPast;
  private long one;
  private long other;
  private Instant now = Instant.EPOCH;
  private long version;
  private Instant[] replies = {};

  Canon(Scenario scenario, ChatKey chat) {
    this.chat = chat;
    this.longPast = scenario.hasAlimTalk() ? REPORTED : QUARTER;
  }

  Print of(State state) {
    one = 0;
    other = 0;
    now = state.now();
    version = state.kept().map("chats").get(chat) instanceof Chat there ? there.version() : 0;
    replies =
        state.kept().map("replies").values().stream()
            .flatMap(
                stored ->
                    stored instanceof StoredReply.Present present
                        ? Optional.of(present.reply().position().at()).stream()
                        : Optional.<Instant>empty().stream())
            .toArray(Instant[]::new);
    put(state.deeds());
    put(state.troubles());
    put(state.facts());
    List<Object> parts = state.kept().parts();
    for (int i = 0; i < parts.size(); i++) {
      if (!LEFT_OUT.contains(Frozen.names().get(i))) {
        add(parts.get(i));
      }
    }
    executions(state.executions().values());
    unordered(state.waiting());
    calls(state.calls());
    return new Print(one, other);
  }

  private void executions(Collection<Execution> all) {
    for (Execution execution : all) {
      add(execution.key());
      put(execution.tokens());
      put(execution.ended() ? 1 : 0);
      for (Map.Entry<String, Place> entry : execution.places().entrySet()) {
        Place place = entry.getValue();
        add(entry.getKey());
        add(place.state());
        add(place.data());
        add(place.errors());
        add(place.call());
        add(place.token());
        add(place.timeout());
      }
      put(execution.places().size());
    }
    put(all.size());
  }

  private void calls(List<Call> calls) {
    long sumOne = 0;
    long sumOther = 0;
    long keptOne = one;
    long keptOther = other;
    for (Call call : calls) {
      one = 0;
      other = 0;
      add(call.errand());
      add(call.began());
      put(call.givenUp() ? 1 : 0);
      put(call.changed() ? 1 : 0);
      put(call.looks());
      for (Said said : call.said()) {
        if (!said.still()) {
          add(said.answer());
          add(said.at());
        }
      }
      sumOne += mixed(one);
      sumOther += mixed(other);
    }
    one = keptOne;
    other = keptOther;
    put(sumOne);
    put(sumOther);
    put(calls.size());
  }

  // ---- values --------------------------------------------------------------------------------

  private void add(@Nullable Object value) {
    switch (value) {
      case null -> put(1);
      case String text -> text(text);
      case Instant at -> put(when(at));
      case Chat there -> chat(there);
      // When it was is told, and decides nothing.
      case Settlement(Outcome outcome, Reason reason, _) -> {
        add(outcome);
        add(reason);
      }
      case Receipt(_, String kind, boolean late) -> {
        text(kind);
        put(late ? 23 : 29);
      }
      case Optional<?> maybe -> {
        put(maybe.isPresent() ? 3 : 5);
        if (maybe.isPresent()) {
          add(maybe.get());
        }
      }
      case Enum<?> word -> text(word.name());
      case Number number -> put(number.longValue());
      case Boolean is -> put(is ? 11 : 13);
      case OptionalLong maybe -> put(maybe.orElse(-1));
      case OptionalInt maybe -> put(maybe.orElse(-1));
      case Duration duration -> put(duration.toMillis());
      case Class<?> type -> text(type.getName());
      case JsonNode node -> text(node.toString());
      case List<?> list -> {
        list.forEach(this::add);
        put(list.size());
      }
      case Map<?, ?> map -> unordered(map.entrySet());
      case Map.Entry<?, ?> entry -> {
        add(entry.getKey());
        add(entry.getValue());
      }
      case Collection<?> set -> unordered(set);
      case YearMonth month -> text(month.toString());
      case Record whole -> whole(whole);
      default -> throw new AssertionError("no canonical form of " + value.getClass());
    }
  }

  /** The chat without its version and its key. */
  private void chat(Chat there) {
    put(there.version() == version ? 17 : 19);
    add(there.open());
    add(there.claims());
    add(there.lastClaimAt());
    add(there.readUpTo());
    add(there.openedBy());
    add(there.due());
  }

  private void whole(Record whole) {
    Class<?> type = whole.getClass();
    text(type.getSimpleName());
    for (MethodHandle part : PARTS.get(type)) {
      try {
        add((Object) part.invokeExact((Object) whole));
      } catch (Throwable e) {
        throw new AssertionError(e);
      }
    }
  }

  private static MethodHandle[] parts(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    MethodHandle[] parts = new MethodHandle[components.length];
    try {
      for (int i = 0; i < parts.length; i++) {
        components[i].getAccessor().setAccessible(true);
        parts[i] =
            MethodHandles.lookup()
                .unreflect(components[i].getAccessor())
                .asType(java.lang.invoke.MethodType.methodType(Object.class, Object.class));
      }
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
    return parts;
  }

  private void unordered(Collection<?> all) {
    long sumOne = 0;
    long sumOther = 0;
    long keptOne = one;
    long keptOther = other;
    for (Object each : all) {
      one = 0;
      other = 0;
      add(each);
      sumOne += mixed(one);
      sumOther += mixed(other);
    }
    one = keptOne;
    other = keptOther;
    put(sumOne);
    put(sumOther);
    put(all.size());
  }

  private long when(Instant at) {
    long past =
        (now.getEpochSecond() - at.getEpochSecond()) * 1000
            + (now.getNano() - at.getNano()) / 1_000_000;
    if (past <= longPast) {
      return past;
    }
    long order = 0;
    for (Instant reply : replies) {
      int compared = at.compareTo(reply);
      order += compared < 0 ? 0 : compared == 0 ? 1 : 0x1000;
    }
    return order + (1L << 50);
  }

  private void text(String text) {
    put(text.hashCode() + ((long) text.length() << 32));
  }

  private void put(long value) {
    one = mixed((one ^ value) * ONE + 1);
    other = mixed((other + value) * OTHER + 3);
  }

  private static long mixed(long value) {
    long once = (value ^ (value >>> 32)) * 0xD6E8FEB86659FD93L;
    return once ^ (once >>> 29);
  }
}
