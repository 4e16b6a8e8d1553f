Feature: Renewal
  Scenario: A permit that ends soon
    Given a permit that ends tomorrow
    When the trader renews it
    Then it ends in a year
