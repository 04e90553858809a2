package io.followup.local;

import io.followup.aws.AwsEndpoint;
import io.followup.aws.AwsService;
import io.followup.aws.EventBus;
import io.followup.aws.Services;
import io.followup.aws.Sqs;
import io.followup.aws.sns.Sns;
import io.followup.domain.secret.DataKeys;
import io.followup.dynamodb.LocalDataKeys;
import io.followup.local.carriers.MailServer;
import io.followup.local.start.BadStart;
import io.followup.local.start.DataFolder;
import io.followup.local.start.RealCarriers;
import io.followup.local.time.InFlight;
import io.followup.local.time.Timeline;
import io.followup.tables.Engine;
import io.followup.vendors.Outbox;
import io.followup.vendors.VendorServer;
import io.followup.vendors.Weather;
import io.followup.vendors.Webhooks;
import io.followup.vendors.line.LineMessagingApi;
import io.followup.vendors.nhn.NhnBizmessage;
import io.followup.vendors.nhn.NhnSms;
import io.followup.vendors.solapi.SolapiApi;
import io.followup.vendors.webpush.WebPushService;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that AWS and the carriers are to the functions, in this process: made before the
 * functions' own container, which is told by system properties where to find it.
 */
public final class Laptop implements AutoCloseable {
  private static final Duration CLOSING = Duration.ofSeconds(2);

  private static @Nullable Laptop running;

  private final InFlight inFlight = new InFlight();
  private final Weather weather = new Weather();
  private final RealCarriers real;
  private final Timeline timeline;
  private final Outbox outbox;
  private final EventBus bus;
  private final Sqs sqs;
  private final Services services = new Services();
  private final AwsEndpoint endpoint;
  private final MailServer mail;
  private final Webhooks webhooks;
  private final VendorServer alimTalk;
  private final VendorServer solapi;
  private final VendorServer sms;
  private final VendorServer line;
  private final WebPushService webPush;
  private final Engine engine;
  private final DataKeys dataKeys;
  private volatile boolean closed;

  private Laptop(URI publicUrl, Optional<DataFolder> data, RealCarriers real)
      throws BadStart, IOException {
    this.real = real;
    timeline =
        new Timeline(
            InstantSource.system(),
            inFlight,
            data.isPresent() ? data.get().lead() : Duration.ZERO,
            lead -> data.ifPresent(folder -> folder.keepLead(lead)));
    outbox = new Outbox(timeline.clock());
    sqs = new Sqs(timeline.clock(), timeline::at);
    bus = new EventBus(timeline.clock(), event -> sqs.bring(WebhookQueue.NAME, event.toString()));
    services
        .register(AwsService.SQS, sqs)
        .register(AwsService.EVENT_BRIDGE, bus)
        .register(new Sns(timeline.clock(), weather, outbox, data.map(DataFolder::devices)));
    endpoint = new AwsEndpoint("laptop", inFlight, services);
    mail = new MailServer(0, weather, outbox, inFlight);
    webhooks = new Webhooks(timeline::at, publicUrl);
    alimTalk =
        new VendorServer(
            Weather.Carrier.ALIMTALK,
            weather,
            inFlight,
            new NhnBizmessage(timeline.clock(), weather, outbox, webhooks));
    solapi =
        new VendorServer(
            Weather.Carrier.ALIMTALK,
            weather,
            inFlight,
            new SolapiApi(timeline.clock(), weather, outbox, Optional.of(webhooks)));
    sms =
        new VendorServer(
            Weather.Carrier.XMS,
            weather,
            inFlight,
            new NhnSms(timeline.clock(), weather, outbox, webhooks));
    line =
        new VendorServer(
            Weather.Carrier.LINE,
            weather,
            inFlight,
            new LineMessagingApi(timeline.clock(), weather, outbox));
    webPush = new WebPushService(publicUrl, weather, outbox, InstantSource.system());
    engine = Engine.start(data.map(DataFolder::tables));
    dataKeys =
        data.map(DataFolder::contactKey).map(LocalDataKeys::new).orElseGet(LocalDataKeys::fresh);
  }

  static synchronized Laptop start(Optional<DataFolder> data, RealCarriers real)
      throws BadStart, IOException {
    Laptop laptop = new Laptop(URI.create(System.getProperty("followup.public-url")), data, real);
    data.ifPresent(folder -> System.setProperty("followup.master-secret", folder.masterSecret()));
    System.setProperty("aws.endpointUrl", laptop.endpoint.uri().toString());
    System.setProperty("aws.region", "ap-northeast-2");
    System.setProperty("aws.accessKeyId", "laptop");
    System.setProperty("aws.secretAccessKey", "laptop");
    System.setProperty("quarkus.mailer.port", Integer.toString(laptop.mail.port()));
    System.setProperty("followup.nhn.alimtalk-url", laptop.alimTalk.uri().toString());
    System.setProperty("followup.solapi.url", laptop.solapi.uri().toString());
    System.setProperty("followup.nhn.sms-url", laptop.sms.uri().toString());
    System.setProperty("followup.line.url", laptop.line.uri().toString());
    running = laptop;
    return laptop;
  }

  /** The one that {@link #start} made. */
  static synchronized Laptop running() {
    if (running == null) {
      throw new IllegalStateException("the laptop was not started");
    }
    return running;
  }

  public InFlight inFlight() {
    return inFlight;
  }

  public Timeline timeline() {
    return timeline;
  }

  public Weather weather() {
    return weather;
  }

  public Outbox outbox() {
    return outbox;
  }

  public WebPushService webPush() {
    return webPush;
  }

  public EventBus bus() {
    return bus;
  }

  public Sqs sqs() {
    return sqs;
  }

  public AwsEndpoint endpoint() {
    return endpoint;
  }

  /** Of AWS. */
  public Services services() {
    return services;
  }

  public Engine engine() {
    return engine;
  }

  /** What KMS is on AWS. */
  public DataKeys dataKeys() {
    return dataKeys;
  }

  /** Which carriers are the true ones, and for whom. */
  public RealCarriers real() {
    return real;
  }

  /** Whether it is being shut down: what fails from then on is no news. */
  public boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
    timeline.close();
    inFlight.close();
    endpoint.close();
    mail.close();
    alimTalk.close();
    solapi.close();
    sms.close();
    line.close();
    webhooks.close();
    closeTables();
  }

  /**
   * Not longer than this: calls that were interrupted inside may keep it from ever closing, and
   * what it holds is in memory, or in its file already.
   */
  private void closeTables() {
    try {
      boolean _ =
          Thread.ofPlatform().daemon().name("tables-close").start(engine::close).join(CLOSING);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
