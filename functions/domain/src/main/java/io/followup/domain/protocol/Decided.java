package io.followup.domain.protocol;

import io.followup.domain.chat.ChatChange;
import java.util.List;
import java.util.Optional;

/**
 * A decision.
 *
 * @param change what is written of the chat, if anything; the rest holds only once that stands
 * @param effects what is done then, in this order
 * @param then what is decided after that, with the chat read anew where it was written
 */
public record Decided(
    Optional<ChatChange> change, List<Effect> effects, Optional<Trigger> then, Next next) {
  public Decided {
    effects = List.copyOf(effects);
  }

  /** Whether one of its effects may have written the chat. */
  boolean finishes() {
    return effects.stream().anyMatch(Effect.Finish.class::isInstance);
  }

  static Decided nothing() {
    return answer(new Next.Done());
  }

  static Decided answer(Next next) {
    return new Decided(Optional.empty(), List.of(), Optional.empty(), next);
  }

  static Decided doing(List<? extends Effect> effects) {
    return new Decided(Optional.empty(), List.copyOf(effects), Optional.empty(), new Next.Done());
  }

  static Decided write(ChatChange change) {
    return new Decided(Optional.of(change), List.of(), Optional.empty(), new Next.Done());
  }

  Decided doing(Effect... more) {
    return new Decided(change, List.of(more), then, next);
  }

  Decided with(List<Effect> more) {
    return new Decided(change, more, then, next);
  }

  Decided then(Trigger trigger) {
    return new Decided(change, effects, Optional.of(trigger), next);
  }

  Decided answering(Next word) {
    return new Decided(change, effects, then, word);
  }
}
