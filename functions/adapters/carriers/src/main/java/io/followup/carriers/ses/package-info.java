/** What Amazon SES tells of mails by Amazon SNS: bounces, complaints, deliveries. */
@NullMarked
package io.followup.carriers.ses;

import org.jspecify.annotations.NullMarked;
