package io.followup.local.workflow.language;

import java.util.List;

/** What a state does about its errors. */
public record Recovery(List<Retrier> retriers, List<Catcher> catchers) {
  public static final Recovery NONE = new Recovery(List.of(), List.of());

  public Recovery {
    retriers = List.copyOf(retriers);
    catchers = List.copyOf(catchers);
  }
}
