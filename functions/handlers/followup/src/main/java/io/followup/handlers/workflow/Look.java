package io.followup.handlers.workflow;

import io.followup.domain.chat.Claim;
import io.followup.domain.protocol.Next;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What the workflow does next.
 *
 * @param next tell, or done: then somebody else comes by, or nobody has to
 * @param text what the text begins with, messenger or xms; it says something where they are told
 */
@RegisterForReflection
public record Look(String next, String text) {
  static Look of(Next next) {
    return switch (next) {
      case Next.Tell(Claim.Text text) -> new Look("tell", text.word());
      case Next.Wait _, Next.Watch _, Next.Done _ -> new Look("done", Claim.Text.XMS.word());
    };
  }
}
