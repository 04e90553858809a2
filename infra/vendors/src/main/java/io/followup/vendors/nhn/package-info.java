/**
 * NHN Cloud as it answers on the wire: KakaoTalk Bizmessage v2.3 and SMS v3.0, by their <a
 * href="https://docs.nhncloud.com/en/Notification/KakaoTalk%20Bizmessage/en/alimtalk-api-guide/">API</a>
 * <a href="https://docs.nhncloud.com/en/Notification/SMS/en/api-guide/">guides</a>.
 */
@NullMarked
package io.followup.vendors.nhn;

import org.jspecify.annotations.NullMarked;
