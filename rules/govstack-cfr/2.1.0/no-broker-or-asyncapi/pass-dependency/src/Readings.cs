public class Readings;
