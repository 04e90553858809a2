package io.followup.local;

import io.followup.local.demo.Demo;
import io.followup.local.streams.StreamPump;
import io.followup.local.time.Timeline;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What runs once the functions are up: streams flow, time runs, the demo is laid out. */
public class Application implements QuarkusApplication {
  private final FollowUpWorkflow workflow;
  private final LookAgainQueue queue;
  private final StreamPump pump;
  private final Timeline timeline;
  private final Demo demo;
  private final String url;

  Application(
      FollowUpWorkflow workflow,
      LookAgainQueue queue,
      StreamPump pump,
      Timeline timeline,
      Demo demo,
      @ConfigProperty(name = "followup.public-url") String url) {
    this.workflow = workflow;
    this.queue = queue;
    this.pump = pump;
    this.timeline = timeline;
    this.demo = demo;
    this.url = url;
  }

  @Override
  @SuppressWarnings("SystemOut")
  public int run(String... args) throws InterruptedException {
    workflow.load();
    queue.open();
    pump.start();
    timeline.start();
    demo.layOut();
    System.out.printf("Followup is ready: %s (Ctrl-C stops it)%n", url);
    Quarkus.waitForExit();
    return 0;
  }
}
