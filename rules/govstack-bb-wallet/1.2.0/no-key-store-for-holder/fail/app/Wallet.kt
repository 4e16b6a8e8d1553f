class Wallet
