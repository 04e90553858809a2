package io.followup.domain.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.chat.Chat;
import io.followup.domain.chat.ChatChange;
import io.followup.domain.chat.Chats;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Opened;
import io.followup.domain.fixture.LostResults;
import io.followup.domain.fixture.Ports;
import io.followup.domain.fixture.Tap;
import io.followup.domain.presence.Presences;
import io.followup.domain.presence.Session;
import io.followup.domain.presence.Sessions;
import io.followup.domain.reply.Replies;
import io.followup.domain.reply.StoredReply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A walk that finds nothing says nothing, unless it finds what is broken on purpose. */
class WalkFindsBugsTest {
  private static final int SOME_HUNDRED = 800;

  @Test
  void I2_a_delivery_that_can_be_opened_twice_is_found() {
    Tap always =
        call -> {
          Object result = call.proceed();
          return result instanceof Opened.Taken ? new Opened.Put((Delivery) call.arg(0)) : result;
        };

    assertThat(found(through(always))).contains("I2");
  }

  @Test
  void a_chat_that_is_written_whatever_its_version_is_found() {
    UnaryOperator<Ports> blind =
        ports ->
            ports.through(
                call ->
                    call.is(Chats.class, "write")
                        ? write(ports.chats(), (ChatChange) call.arg(0))
                        : call.proceed());

    assertThat(found(blind)).isNotEmpty();
  }

  private static boolean write(Chats chats, ChatChange change) {
    Chat now = chats.get(change.before().key());
    return chats.write(
        new ChatChange(now, change.after(), change.settled(), change.deleted(), change.steps()));
  }

  @Test
  void I1_a_sweep_that_never_looks_is_found() {
    assertThat(firstFound(UnaryOperator.identity(), false))
        .hasValueSatisfying(broken -> assertThat(broken).contains("I1"));
  }

  @Test
  void P7_a_leaving_that_wakes_nobody_is_found() {
    Tap deaf = call -> call.is(Chats.class, "openOf") ? List.of() : call.proceed();

    assertThat(found(through(deaf))).contains("P7");
  }

  @Test
  void R6_a_last_look_that_misses_deletes_is_found() {
    Tap blind =
        call -> {
          Object result = call.proceed();
          return call.is(Replies.class, "getAll") ? undeleted((Map<?, ?>) result) : result;
        };

    assertThat(found(through(blind))).contains("deleted");
  }

  private static Map<?, ?> undeleted(Map<?, ?> replies) {
    return replies.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry ->
                    entry.getValue() instanceof StoredReply.Present(var reply, _, var end, _)
                        ? new StoredReply.Present(reply, false, end)
                        : entry.getValue()));
  }

  @Test
  void R4_a_leaving_that_forgets_the_activity_is_found() {
    Tap forgetful =
        call -> {
          Object result = call.proceed();
          return call.is(Presences.class, "get") ? forgotten((Sessions) result) : result;
        };

    assertThat(found(through(forgetful))).isNotEmpty();
  }

  private static Sessions forgotten(Sessions sessions) {
    return new Sessions(
        sessions.customer(),
        sessions.all().values().stream()
            .map(
                session ->
                    session.left().isEmpty()
                        ? session
                        : new Session(
                            session.id(),
                            Optional.empty(),
                            session.until(),
                            session.n(),
                            session.left()))
            .collect(Collectors.toMap(Session::id, session -> session)),
        Optional.empty(),
        sessions.expiresAt(),
        sessions.left(),
        sessions.toldOffline());
  }

  @Test
  void a_channels_result_that_is_lost_is_found() {
    UnaryOperator<Ports> lossy = ports -> ports.through(LostResults.over(ports));

    assertThat(found(lossy)).contains("I1");
  }

  @Test
  void F6_a_receipt_that_counts_although_the_reply_was_claimed_is_found() {
    Tap always =
        call -> {
          Object result = call.proceed();
          return call.is(Chats.class, "acknowledge") ? true : result;
        };

    assertThat(found(through(always))).isNotEmpty();
  }

  private static UnaryOperator<Ports> through(Tap tap) {
    return ports -> ports.through(tap);
  }

  private static String found(UnaryOperator<Ports> broken) {
    return firstFound(broken, true).orElse("");
  }

  private static Optional<String> firstFound(UnaryOperator<Ports> broken, boolean sweeps) {
    for (long seed = 0; seed < SOME_HUNDRED; seed++) {
      try {
        new Walk(seed, broken, sweeps, false).walk();
      } catch (AssertionError found) {
        return Optional.of(String.valueOf(found.getMessage()));
      }
    }
    return Optional.empty();
  }
}
