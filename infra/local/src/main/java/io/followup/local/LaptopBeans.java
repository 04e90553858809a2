package io.followup.local;

import io.followup.aws.AwsService;
import io.followup.aws.EventBus;
import io.followup.carriers.vendor.VendorHttp;
import io.followup.domain.secret.DataKeys;
import io.followup.handlers.VerifiedDomains;
import io.followup.local.start.RealCarriers;
import io.followup.local.time.InFlight;
import io.followup.local.time.Timeline;
import io.followup.vendors.Outbox;
import io.followup.vendors.Weather;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Hands the functions the laptop's clock, database and ways to AWS where they would get the real
 * ones. Of these only SNS is asked over a socket: it is a carrier, and may let one wait.
 */
@Singleton
class LaptopBeans {
  private static final Duration PATIENCE = Duration.ofSeconds(25);

  @Produces
  @Singleton
  Laptop laptop() {
    return Laptop.running();
  }

  @Produces
  @Singleton
  Timeline timeline(Laptop laptop) {
    return laptop.timeline();
  }

  @Produces
  @Singleton
  InFlight inFlight(Laptop laptop) {
    return laptop.inFlight();
  }

  @Produces
  @Singleton
  Weather weather(Laptop laptop) {
    return laptop.weather();
  }

  @Produces
  @Singleton
  Outbox outbox(Laptop laptop) {
    return laptop.outbox();
  }

  @Produces
  @Singleton
  EventBus bus(Laptop laptop) {
    return laptop.bus();
  }

  @Produces
  @Singleton
  @Alternative
  @Priority(1)
  Clock clock(Laptop laptop) {
    return laptop.timeline().clock();
  }

  @Produces
  @Singleton
  @Alternative
  @Priority(1)
  DynamoDbClient dynamoDb(Laptop laptop) {
    return laptop.engine().tables();
  }

  @Produces
  @Singleton
  @Alternative
  @Priority(1)
  EventBridgeClient eventBridge(Laptop laptop) {
    return laptop
        .services()
        .client(EventBridgeClient.class, AwsService.EVENT_BRIDGE, laptop.inFlight());
  }

  @Produces
  @Singleton
  @Alternative
  @Priority(1)
  SfnClient sfn(Laptop laptop) {
    return laptop.services().client(SfnClient.class, AwsService.STEP_FUNCTIONS, laptop.inFlight());
  }

  @Produces
  @Singleton
  @Alternative
  @Priority(1)
  SqsClient sqs(Laptop laptop) {
    return laptop.services().client(SqsClient.class, AwsService.SQS, laptop.inFlight());
  }

  @Produces
  @Singleton
  @Alternative
  @Priority(1)
  DataKeys dataKeys(Laptop laptop) {
    return laptop.dataKeys();
  }

  /** Whoever tries it out has verified every domain, save those that begin with this. */
  @Produces
  @Singleton
  @Alternative
  @Priority(1)
  VerifiedDomains verifiedDomains() {
    return domain -> !domain.toLowerCase(Locale.ROOT).startsWith("rejected-");
  }

  /** As patient with a vendor in this very process as a delivery may be under way. */
  @Produces
  @Singleton
  @Alternative
  @Priority(1)
  VendorHttp vendorHttp() {
    return new VendorHttp(PATIENCE, InstantSource.system());
  }

  @Produces
  @Singleton
  RealCarriers real(Laptop laptop) {
    return laptop.real();
  }
}
