package io.followup.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.followup.domain.id.Ids;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.record.Stories.Window;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Where a page of a workspace's replies ended: the day, and in each of its shards the last reply
 * that was answered, if any. It holds for that workspace alone.
 */
record DayCursor(WorkspaceId workspace, LocalDate day, List<Optional<Place>> places) {
  /** A reply in the index. */
  record Place(long accepted, String reply) {
    boolean isBefore(Instant instant) {
      return Micros.at(accepted).isBefore(instant);
    }
  }

  DayCursor {
    places = List.copyOf(places);
  }

  /** Where the day begins: at its newest. */
  static DayCursor at(WorkspaceId workspace, LocalDate day) {
    return new DayCursor(workspace, day, Collections.nCopies(DayIndex.SHARDS, Optional.empty()));
  }

  /**
   * @throws IllegalArgumentException if it is no cursor, or another workspace's
   */
  static DayCursor parse(String word, WorkspaceId workspace) {
    List<String> parts = Key.parts(new String(Base64.getUrlDecoder().decode(word), UTF_8));
    if (parts.size() != 2 + 2 * DayIndex.SHARDS || !parts.get(0).equals(workspace.value())) {
      throw new IllegalArgumentException("not a cursor of this list");
    }
    List<Optional<Place>> places = new ArrayList<>();
    for (int i = 2; i < parts.size(); i += 2) {
      places.add(place(parts.get(i), parts.get(i + 1)));
    }
    return new DayCursor(workspace, date(parts.get(1)), places);
  }

  private static LocalDate date(String word) {
    try {
      return LocalDate.parse(word);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a cursor of this list", e);
    }
  }

  private static Optional<Place> place(String accepted, String reply) {
    if (accepted.isEmpty() && reply.isEmpty()) {
      return Optional.empty();
    }
    if (!Ids.isValid(reply)) {
      throw new IllegalArgumentException("not a cursor of this list");
    }
    return Optional.of(new Place(Long.parseLong(accepted), reply));
  }

  /**
   * This, where it goes on within what is asked for: a place of its day, and not later than the
   * window's end. Earlier than its begin there is nothing left, and that is no fault.
   *
   * @throws IllegalArgumentException if it lies outside
   */
  DayCursor within(Window window) {
    boolean late = day.isAfter(LocalDate.ofInstant(window.to(), ZoneOffset.UTC));
    for (Optional<Place> place : places) {
      Optional<Instant> at = place.map(there -> Micros.at(there.accepted()));
      late |= at.filter(window.to()::isBefore).isPresent();
      late |= at.filter(is -> !LocalDate.ofInstant(is, ZoneOffset.UTC).equals(day)).isPresent();
    }
    if (late) {
      throw new IllegalArgumentException("not a cursor of this window");
    }
    return this;
  }

  Optional<Place> place(int shard) {
    return places.get(shard);
  }

  /** Once these of its day were answered, too. */
  DayCursor after(List<Item> answered) {
    List<Optional<Place>> next = new ArrayList<>(places);
    for (Item item : answered) {
      int shard = Integer.parseInt(Key.parts(item.text(ReplyItem.DAY_PK)).getLast());
      String reply = Key.of(item).replyKey().reply().value();
      next.set(shard, Optional.of(new Place(item.number(ReplyItem.ACCEPTED), reply)));
    }
    return new DayCursor(workspace, day, next);
  }

  String word() {
    List<Object> parts = new ArrayList<>(List.of(workspace, day));
    for (Optional<Place> place : places) {
      parts.add(place.map(there -> Long.toString(there.accepted())).orElse(""));
      parts.add(place.map(Place::reply).orElse(""));
    }
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Key.join(parts.toArray()).getBytes(UTF_8));
  }
}
