package io.followup.local;

import io.followup.local.demo.Demo;
import io.followup.local.http.Port;
import io.followup.local.streams.StreamPump;
import io.followup.local.time.Timeline;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What runs once the functions are up: streams flow, time runs, the demo is laid out. */
public class Application implements QuarkusApplication {
  private final FollowUpWorkflow workflow;
  private final FollowUpQueues queues;
  private final WebhookQueue webhooks;
  private final StreamPump pump;
  private final LeftWaiting leftWaiting;
  private final Timeline timeline;
  private final Demo demo;
  private final Port port;
  private final Laptop laptop;
  private final String url;

  Application(
      FollowUpWorkflow workflow,
      FollowUpQueues queues,
      WebhookQueue webhooks,
      StreamPump pump,
      LeftWaiting leftWaiting,
      Timeline timeline,
      Demo demo,
      Port port,
      Laptop laptop,
      @ConfigProperty(name = "followup.public-url") String url) {
    this.workflow = workflow;
    this.queues = queues;
    this.webhooks = webhooks;
    this.pump = pump;
    this.leftWaiting = leftWaiting;
    this.timeline = timeline;
    this.demo = demo;
    this.port = port;
    this.laptop = laptop;
    this.url = url;
  }

  @Override
  @SuppressWarnings("SystemOut")
  public int run(String... args) throws InterruptedException {
    workflow.load();
    queues.open();
    webhooks.open();
    pump.start();
    leftWaiting.resume();
    timeline.start();
    demo.layOut();
    // Whoever can ask is answered as promised: all of the above is there by now.
    port.open(URI.create(url).getPort());
    System.out.printf("Followup is ready: %s (Ctrl-C stops it)%s%n", url, real());
    Quarkus.waitForExit();
    return 0;
  }

  private String real() {
    String words = laptop.real().words();
    return words.isEmpty() ? "; all carriers are simulated" : "; true carriers: " + words;
  }
}
