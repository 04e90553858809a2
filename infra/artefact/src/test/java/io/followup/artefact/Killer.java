package io.followup.artefact;

import io.followup.artefact.aws.Tap;
import io.followup.aws.AwsCall;
import io.followup.dynamodb.Faults.Moment;
import io.followup.dynamodb.Faults.Point;
import java.util.concurrent.atomic.AtomicInteger;

/** Kills a process at one of its calls. */
final class Killer implements Tap {
  private final Doomed.Victim victim;
  private final Point point;
  private final AtomicInteger calls = new AtomicInteger();

  Killer(Doomed.Victim victim, Point point) {
    this.victim = victim;
    this.point = point;
  }

  @Override
  public void before(AwsCall call) {
    if (isVictims(call) && new Point(calls.incrementAndGet(), Moment.BEFORE).equals(point)) {
      victim.process().kill();
      throw new IllegalStateException("its caller is dead, so this call never came");
    }
  }

  @Override
  public void after(AwsCall call) {
    if (isVictims(call) && new Point(calls.get(), Moment.AFTER).equals(point)) {
      victim.process().kill();
    }
  }

  private boolean isVictims(AwsCall call) {
    return call.caller().equals(victim.name());
  }
}
