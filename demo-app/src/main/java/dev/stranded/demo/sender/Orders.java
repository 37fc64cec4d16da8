package dev.stranded.demo.sender;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Random;

/**
 * Makes orders as shop platforms send them by webhook: a customer, addresses, and lines with their prices in two
 * currencies, taxes and discounts.
 */
final class Orders {
    private static final String[] WORDS = {
        "amber", "basket", "birch", "blue", "bottle", "brass", "candle", "canvas", "cedar", "chair", "clay", "coat",
        "copper", "cotton", "cup", "desk", "felt", "glass", "green", "grey", "jar", "lamp", "large", "linen", "oak",
        "paper", "pine", "plate", "red", "scarf", "shelf", "silk", "small", "spoon", "stone", "table", "tray", "vase",
        "white", "wool"
    };
    private static final int FEWEST_LINES = 14;
    private static final int MORE_LINES = 10;

    private final ObjectMapper mapper = new ObjectMapper();
    private final Random random;

    Orders(long seed) {
        random = new Random(seed);
    }

    /** The next order. */
    ObjectNode next() {
        ObjectNode order = mapper.createObjectNode();
        order.put("id", id()).put("order_number", random.nextInt(100_000)).put("token", token());
        order.put("created_at", time())
                .put("processed_at", time())
                .putNull("cancelled_at")
                .putNull("closed_at");
        order.put("currency", "EUR")
                .put("presentment_currency", "GBP")
                .put("confirmed", true)
                .put("test", false);
        order.put("financial_status", "paid").putNull("fulfillment_status").put("tags", words(3));
        for (String total :
                new String[] {"subtotal", "total_price", "total_tax", "total_discounts", "total_shipping"}) {
            amounts(order.putObject(total + "_set"));
        }
        customer(order.putObject("customer"));
        address(order.putObject("billing_address"));
        address(order.putObject("shipping_address"));
        ArrayNode lines = order.putArray("line_items");
        int count = FEWEST_LINES + random.nextInt(MORE_LINES);
        for (int i = 0; i < count; i++) {
            line(lines.addObject());
        }
        ObjectNode shipping = order.putArray("shipping_lines").addObject();
        shipping.put("id", id()).put("title", words(2)).put("code", word()).putNull("phone");
        amounts(shipping.putObject("price_set"));
        taxes(shipping.putArray("tax_lines"));
        return order;
    }

    private void line(ObjectNode line) {
        line.put("id", id()).put("product_id", id()).put("variant_id", id()).put("sku", word() + "-" + number());
        line.put("title", words(4))
                .put("variant_title", words(2))
                .put("vendor", word())
                .putNull("fulfillment_status");
        line.put("quantity", 1 + random.nextInt(4)).put("grams", number()).put("requires_shipping", true);
        line.put("taxable", true).put("gift_card", false).put("product_exists", true);
        amounts(line.putObject("price_set"));
        amounts(line.putObject("total_discount_set"));
        taxes(line.putArray("tax_lines"));
        ArrayNode discounts = line.putArray("discount_allocations");
        for (int i = 0; i < 2; i++) {
            amounts(discounts.addObject().put("discount_application_index", i).putObject("amount_set"));
        }
        ArrayNode properties = line.putArray("properties");
        for (int i = 0; i < 3; i++) {
            properties.addObject().put("name", word()).put("value", words(2));
        }
    }

    private void taxes(ArrayNode taxes) {
        for (int i = 0; i < 2; i++) {
            ObjectNode tax = taxes.addObject().put("title", word()).put("rate", random.nextInt(25) / 100.0);
            amounts(tax.put("channel_liable", false).putObject("price_set"));
        }
    }

    private void amounts(ObjectNode amounts) {
        amounts.putObject("shop_money").put("amount", price()).put("currency_code", "EUR");
        amounts.putObject("presentment_money").put("amount", price()).put("currency_code", "GBP");
    }

    private void customer(ObjectNode customer) {
        String name = word() + "." + word() + number();
        customer.put("id", id())
                .put("email", name + "@mail.example")
                .put("verified_email", true)
                .putNull("note");
        customer.put("first_name", word()).put("last_name", word()).put("orders_count", random.nextInt(40));
        customer.put("state", "enabled").put("tags", words(2)).put("created_at", time());
        address(customer.putObject("default_address"));
    }

    private void address(ObjectNode address) {
        address.put("first_name", word())
                .put("last_name", word())
                .putNull("company")
                .put("phone", "+44" + id());
        address.put("address1", number() + " " + word() + " street")
                .putNull("address2")
                .put("city", word());
        address.put("zip", word().substring(0, 2).toUpperCase(Locale.ROOT) + number())
                .put("country_code", "GB");
        address.put("latitude", random.nextDouble() * 50).put("longitude", random.nextDouble());
    }

    private String words(int count) {
        StringBuilder words = new StringBuilder(word());
        for (int i = 1; i < count; i++) {
            words.append(' ').append(word());
        }
        return words.toString();
    }

    private String word() {
        return WORDS[random.nextInt(WORDS.length)];
    }

    private int number() {
        return 100 + random.nextInt(900);
    }

    private long id() {
        return 1_000_000_000L + random.nextInt(1_000_000_000);
    }

    private String token() {
        return Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
    }

    private String price() {
        return String.format(Locale.ROOT, "%.2f", random.nextInt(20_000) / 100.0);
    }

    private String time() {
        return "2026-01-" + (10 + random.nextInt(20)) + "T08:" + (10 + random.nextInt(50)) + ":00+00:00";
    }
}
